using System.Text.Json;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Disks;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Rollouts;

/// <summary>Takes one machine out of a lab, with its disks, whatever the region file says of it: by what the state and the switches know.</summary>
/// <param name="lab">The lab.</param>
internal sealed class MachineRemoval(LabContext lab)
{
    private const string ImageEnding = ".img";

    /// <summary>A machine's disks, in words.</summary>
    public static IReadOnlyList<string> DisksOf(NodeFolder folder)
    {
        var disks = Path.GetDirectoryName(folder.DiskImage("any"))!;
        return Directory.Exists(disks)
            ? [.. Directory.GetFiles(disks, "*" + ImageEnding).Order(StringComparer.Ordinal).Select(file => $"disk {Path.GetFileNameWithoutExtension(file)} "
            + $"({new Bytes(new FileInfo(file).Length)})")]
            : [];
    }

    /// <summary>Does it; the machine is off.</summary>
    public async Task RemoveAsync(string node, CancellationToken cancel)
    {
        if (lab.State.Init(node) is not null)
            throw new LabException($"{node} runs; only a machine that is off can be removed.");
        var folder = lab.Folder.Node(node).Path;
        await UnplugAsync(node, cancel).ConfigureAwait(false);
        foreach (var mount in lab.State.State.Resources.OfType<MountResource>().Where(each => IsBelow(each.Path, folder)).Reverse().ToList())
        {
            await Mounts.UnmountAsync(mount.Path, cancel).ConfigureAwait(false);
            lab.State.Remove(mount);
        }

        foreach (var loop in lab.State.State.Resources.OfType<LoopResource>().Where(each => IsBelow(each.File, folder)).ToList())
        {
            if (await LoopDisks.FindDeviceAsync(loop.File, cancel).ConfigureAwait(false) is { } device)
                await new ExternalProgram("losetup", "--detach", device).TryAsync(cancel).ConfigureAwait(false);
            lab.State.Remove(loop);
        }

        lab.State.Change(state => state with { Cuts = [.. state.Cuts.Where(cut => !cut.StartsWith(node + "/", StringComparison.Ordinal))] });
        // Below a mount that nobody wrote down would lie files that are not ours to delete.
        if (Mounts.All().FirstOrDefault(mount => IsBelow(mount, folder)) is { } left)
            throw new LabException($"{left} is still mounted; unmount it, then run again.");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // Its place in the networks may be forgotten by now; the cables bear its name.
    private async Task UnplugAsync(string node, CancellationToken cancel)
    {
        if (lab.Fabric.Namespace.Exists)
        {
            var text = await new ExternalProgram("ip", "-n", lab.Fabric.Namespace.Name, "-json", "link", "show").RunAsync(cancel).ConfigureAwait(false);
            using var json = JsonDocument.Parse(text);
            var ports = json.RootElement.EnumerateArray()
                .Where(link => link.TryGetProperty("ifalias", out var alias) && alias.GetString()!.StartsWith(node + "/", StringComparison.Ordinal))
                .Select(link => link.GetProperty("ifname").GetString()!).ToList();
            await lab.Fabric.UnplugAsync(node, ports, cancel).ConfigureAwait(false);
        }

        foreach (var home in lab.State.State.Resources.OfType<NamespaceResource>().Where(each => each.Name == lab.Fabric.Of(node).Name).ToList())
            lab.State.Remove(home);
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);
}
