using ClusterProvisioning.Host;
using ClusterProvisioning.Image;
using ClusterProvisioning.Lab.Disks;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>A machine's file tree as the host sees it: the image, the machine's own disk laid over it, and its other disks.</summary>
/// <param name="folder">The machine's folder.</param>
/// <param name="disks">The machine's disks.</param>
internal sealed class NodeTree(NodeFolder folder, IReadOnlyList<LabDisk> disks)
{
    private const string OwnFiles = "system";

    /// <summary>The root of the tree.</summary>
    public string Root => folder.Root;

    /// <summary>Mounts the disks, and lays the first over the image.</summary>
    public async Task MountAsync(MachineImage image, StateFile state, CancellationToken cancel)
    {
        var loops = new LoopDisks(state, folder);
        foreach (var disk in disks)
            await loops.AttachAsync(disk, cancel).ConfigureAwait(false);
        if (Mounts.Has(Root))
            return;
        var own = folder.DiskMount(disks.FirstOrDefault(disk => disk.IsRoot)?.Name ?? OwnFiles);
        var (upper, work) = (Path.Combine(own, "upper"), Path.Combine(own, "work"));
        foreach (var each in (string[])[Root, upper, work])
            Directory.CreateDirectory(each);
        state.Add(new MountResource(Root));
        await new ExternalProgram("mount", "-t", "overlay", "-o", $"lowerdir={image.Folder},upperdir={upper},workdir={work},xino=off", "overlay", Root)
            .RunAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Where a path of the machine lies on the host: on the disk that is mounted there, else in the system's tree. Links in the tree are followed as
    /// the machine would follow them, never out of it.</summary>
    public string PathOf(string path)
    {
        var disk = disks.Where(disk => !disk.IsRoot && IsBelow(path, disk.Mount)).MaxBy(disk => disk.Mount.Length);
        return disk is null ? Resolve(path) : folder.DiskMount(disk.Name) + path[disk.Mount.Length..];
    }

    private static bool IsBelow(string path, string mount) => path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal);

    private string Resolve(string path)
    {
        var current = "/";
        foreach (var part in Path.GetDirectoryName(path)!.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            current = Path.Combine(current, part);
            if (new DirectoryInfo(Root + current).LinkTarget is { } target)
                current = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(current)!, target));
        }

        return Root + Path.Combine(current, Path.GetFileName(path));
    }
}
