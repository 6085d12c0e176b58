using ClusterProvisioning.Host;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab.Disks;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Takes away what was made for a lab: what its state names, and nothing else. Works from the state alone, whatever became of the region
/// file.</summary>
/// <param name="folders">Where labs lie.</param>
public sealed class LabDown(LabFolders folders)
{
    private const string PropagationFolder = "/run/systemd/nspawn/propagate";
    private const int DetachTries = 3;
    private static readonly TimeSpan DetachPause = TimeSpan.FromMilliseconds(100);
    private const int PurgeTries = 5;
    private static readonly TimeSpan PurgePause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(60);

    /// <summary>Ends the machines and removes processes, mounts, loop devices and namespaces; the disks stay for the next start.</summary>
    /// <param name="name">The lab.</param>
    /// <param name="purge">True to remove its files too; then the machines are not shut down but killed.</param>
    /// <param name="progress">Is told of each step.</param>
    /// <param name="cancel">Stops half way; a further run goes on.</param>
    public async Task RunAsync(string name, bool purge, ILabProgress progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Preflight.CheckForUse();
        var folder = folders.Lab(name);
        if (!LabFolders.IsLabName(name) || !Directory.Exists(folder.Path))
            throw new LabException($"There is no lab '{name}'.") { IsMissing = true };
        using var taken = LabSession.TakeLock(folder, "lab down");
        if (StateFile.Find(folder) is { } state)
            await RemoveAsync(folder, state, purge, progress, cancel).ConfigureAwait(false);
        await new ImageStore(folders.Images).RemoveUnfinishedAsync(cancel).ConfigureAwait(false);
        if (purge)
            await PurgeAsync(folder, cancel).ConfigureAwait(false);
    }

    private static async Task RemoveAsync(LabFolder folder, StateFile state, bool purge, ILabProgress progress, CancellationToken cancel)
    {
        if (!purge)
        {
            progress.Say("shutting down databases and poolers, then the rest");
            await EndAsync(state, Signals.PowerOff, role => role is NodeRole.Database or NodeRole.Pooler, cancel).ConfigureAwait(false);
            await EndAsync(state, Signals.PowerOff, _ => true, cancel).ConfigureAwait(false);
        }

        // systemd-nspawn ends by itself when its machine does, and then cleans up behind itself.
        await EndAsync(state, Signals.Kill, _ => true, cancel).ConfigureAwait(false);
        progress.Say("removing processes, namespaces, mounts and loop devices");
        await RemoveEachAsync<CgroupResource>(state, each => new CgroupTree(each.Name).RemoveAsync(cancel)).ConfigureAwait(false);
        await NodeGroups.Lab(folder.Name).RemoveAsync(cancel).ConfigureAwait(false);
        await RemoveEachAsync<ProcessResource>(state, each => RemovePropagationAsync(folder, each)).ConfigureAwait(false);
        await RemoveEachAsync<NamespaceResource>(state, each => new NetworkNamespace(each.Name).DeleteAsync(cancel)).ConfigureAwait(false);
        await RemoveEachAsync<MountResource>(state, each => Mounts.UnmountAsync(each.Path, cancel)).ConfigureAwait(false);
        await RemoveEachAsync<LoopResource>(state, each => DetachAsync(each, progress, cancel)).ConfigureAwait(false);
        state.Change(current => current with { Cuts = [] });
    }

    private static async Task EndAsync(StateFile state, int signal, Func<NodeRole?, bool> which, CancellationToken cancel)
    {
        var machines = state.State.Resources.OfType<ProcessResource>().Where(process => which(process.Role)).Select(process => process.Node).Distinct()
            .ToList();
        foreach (var machine in machines)
            state.Init(machine)?.Signal(signal);
        foreach (var machine in machines)
        {
            if (state.Running(machine, ProcessTask.Container) is { } container)
                await container.WaitForEndAsync(StopDeadline, cancel).ConfigureAwait(false);
        }
    }

    // The last made goes first, as one mount may lie in another.
    private static async Task RemoveEachAsync<T>(StateFile state, Func<T, Task> remove)
        where T : LabResource
    {
        foreach (var resource in state.State.Resources.OfType<T>().Reverse().ToList())
        {
            await remove(resource).ConfigureAwait(false);
            state.Remove(resource);
        }
    }

    private static Task RemovePropagationAsync(LabFolder folder, ProcessResource process)
    {
        var left = Path.Combine(PropagationFolder, $"{folder.Name}-{process.Node}");
        if (Directory.Exists(left))
            Directory.Delete(left);
        return Task.CompletedTask;
    }

    private static async Task DetachAsync(LoopResource loop, ILabProgress progress, CancellationToken cancel)
    {
        var detaching = new Waiting(DetachPause) { Times = DetachTries };
        // Another program's mount namespace may have a copy of the mount. The kernel takes the device away when that ends.
        if (await detaching.UntilAsync(device => device is null, each => DetachOnceAsync(loop.File, each), cancel).ConfigureAwait(false) is { } held)
            progress.Say($"{held} is still held by a mount namespace of another program; it goes when that ends");
    }

    private static async Task<string?> DetachOnceAsync(string file, CancellationToken cancel)
    {
        if (await LoopDisks.FindDeviceAsync(file, cancel).ConfigureAwait(false) is not { } device)
            return null;
        await new ExternalProgram("losetup", "--detach", device).TryAsync(cancel).ConfigureAwait(false);
        return await LoopDisks.FindDeviceAsync(file, cancel).ConfigureAwait(false);
    }

    private static async Task PurgeAsync(LabFolder folder, CancellationToken cancel)
    {
        // Below a mount that nobody wrote down would lie files that are not ours to delete.
        if (Mounts.All().FirstOrDefault(mount => mount.StartsWith(folder.Path + "/", StringComparison.Ordinal)) is { } mount)
            throw new LabException($"{mount} is mounted and not in {folder.State}; unmount it, then run again.");
        // First, so that nobody can look at the lab any more; one who just did may still open its log in the emptied folder.
        File.Delete(folder.State);
        var deleting = new Waiting(PurgePause) { Times = PurgeTries };
        if (await deleting.UntilAsync(left => left is null, _ => Task.FromResult(TryDelete(folder.Path)), cancel).ConfigureAwait(false) is { } reason)
            throw new LabException($"{folder.Path} cannot be removed: {reason.Message}", reason);
    }

    private static IOException? TryDelete(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            return null;
        }
        catch (IOException exception)
        {
            return exception;
        }
    }
}
