using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.State;

namespace ClusterProvisioning.Lab.Disks;

/// <summary>A machine's disks: sparse files of the declared size with XFS in them, so that a disk can fill up as the real one would.</summary>
/// <param name="state">Where loop devices and mounts are written down.</param>
/// <param name="folder">The machine's folder.</param>
internal sealed class LoopDisks(StateFile state, NodeFolder folder)
{
    private const int LongestLabel = 12;

    /// <summary>Makes the disk unless it is there, and mounts it.</summary>
    public async Task AttachAsync(LabDisk disk, CancellationToken cancel)
    {
        var (image, mount) = (folder.DiskImage(disk.Name), folder.DiskMount(disk.Name));
        if (Mounts.Has(mount))
            return;
        Directory.CreateDirectory(mount);
        if (!File.Exists(image))
            await FormatAsync(image, disk, cancel).ConfigureAwait(false);
        state.Add(new LoopResource(image, null));
        var device = await FindDeviceAsync(image, cancel).ConfigureAwait(false)
            ?? (await new ExternalProgram("losetup", "--find", "--show", "--nooverlap", image).RunAsync(cancel).ConfigureAwait(false)).Trim();
        state.Add(new LoopResource(image, device));
        state.Add(new MountResource(mount));
        // Set-user-id programs of the system's own disk have to work; data disks hold none.
        var options = disk.IsRoot ? "noatime" : "noatime,nodev,nosuid";
        await new ExternalProgram("mount", "-t", "xfs", "-o", options, device, mount).RunAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>The loop device that stands on a file.</summary>
    public static async Task<string?> FindDeviceAsync(string image, CancellationToken cancel)
    {
        var output = await new ExternalProgram("losetup", "--list", "--noheadings", "--output", "NAME", "--associated", image).RunAsync(cancel)
            .ConfigureAwait(false);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
    }

    private static async Task FormatAsync(string image, LabDisk disk, CancellationToken cancel)
    {
        // Under its final name only when it is whole.
        var unfinished = image + ".new";
        using (var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write))
            RandomAccess.SetLength(file, disk.Size);
        await new ExternalProgram("mkfs.xfs", "-q", "-m", "reflink=1", "-L", disk.Name[..Math.Min(disk.Name.Length, LongestLabel)], unfinished).RunAsync(cancel)
            .ConfigureAwait(false);
        File.Move(unfinished, image);
    }
}
