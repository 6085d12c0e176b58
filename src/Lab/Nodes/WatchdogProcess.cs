using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Lab.Watchdog;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>The supervisor of a machine's watchdog, as a process of its own that outlives the run that starts it.</summary>
/// <param name="lab">The lab's folder.</param>
/// <param name="node">The machine.</param>
/// <param name="state">Where the process is written down.</param>
internal sealed class WatchdogProcess(LabFolder lab, LabNode node, StateFile state)
{
    /// <summary>Where the machine sees the folder of the pipe; Patroni's <c>watchdog.device</c> names a file in it.</summary>
    public const string FolderInNode = "/run/cluster-watchdog";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    // Generous, for it is a busy host's clock; a supervisor that ends is seen at once.
    private static readonly TimeSpan ReadyDeadline = TimeSpan.FromSeconds(90);
    private readonly NodeFolder _folder = lab.Node(node.Name);

    private string Ready => Path.Combine(_folder.Path, "watchdog.ready");

    private CgroupTree Group => NodeGroups.Watchdog(lab.Name, node.Name);

    /// <summary>True while it watches.</summary>
    public bool IsRunning => state.Running(node.Name, ProcessTask.Watchdog) is not null;

    /// <summary>Starts it and waits until it holds the pipe: Patroni would hang for ever in opening a pipe that nobody reads.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        if (IsRunning)
            return;
        await MakePipeAsync(cancel).ConfigureAwait(false);
        File.Delete(Ready);
        state.Add(new CgroupResource(Group.Name));
        var program = new OwnProgram(lab).Command(["lab", "watchdog", node.Name, .. node.Ports, "--lab", lab.Name, "--ready", Ready]);
        var process = DetachedProcess.Start(program, Group, _folder.WatchdogLog);
        state.Add(new ProcessResource(node.Name, node.Role, ProcessTask.Watchdog, process.Id, process.Started));
        await new Waiting(LookEvery) { Most = ReadyDeadline }.UntilAsync(() => File.Exists(Ready) || !process.IsAlive, cancel).ConfigureAwait(false);
        if (!File.Exists(Ready))
            throw new LabException($"The supervisor of {node.Name}'s watchdog did not start; see {_folder.WatchdogLog}.");
    }

    /// <summary>Ends it; nothing happens if it does not run.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await Group.RemoveAsync(cancel).ConfigureAwait(false);
        state.Remove(new CgroupResource(Group.Name));
        if (state.Process(node.Name, ProcessTask.Watchdog) is { } known)
            state.Remove(known);
    }

    private async Task MakePipeAsync(CancellationToken cancel)
    {
        var pipe = Path.Combine(_folder.Watchdog, WatchdogSupervisor.PipeName);
        Directory.CreateDirectory(_folder.Watchdog);
        if (!File.Exists(pipe))
            await new ExternalProgram("mkfifo", "-m", "0600", pipe).RunAsync(cancel).ConfigureAwait(false);
        var users = new ImageUsers(_folder.Root);
        // The pipe alone: in a folder of its own, postgres could put a link in the pipe's place.
        NativeCalls.ChangeOwner(pipe, users.User("postgres"), users.Group("postgres"));
    }
}
