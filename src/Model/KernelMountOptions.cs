using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model;

/// <summary>Mount options that file systems once took and today's kernels refuse: the mount fails.</summary>
/// <remarks>XFS lost barrier and nobarrier in Linux 4.19, the others in 4.0 (kernel docs, "The SGI XFS Filesystem", Removed Mount Options); ext4
/// still takes nobarrier.</remarks>
public static class KernelMountOptions
{
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "barrier", "nobarrier", "delaylog", "nodelaylog", "ihashsize", "irixsgid", "osyncisdsync", "osyncisosync",
    };

    /// <summary>True if the kernel refuses to mount a file system with the option.</summary>
    public static bool IsRefused(FileSystem fileSystem, string option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return fileSystem == FileSystem.Xfs && Refused.Contains(option.Split('=')[0]);
    }

    /// <summary>The declared options of a disk set that the kernel takes.</summary>
    public static IEnumerable<string> TakenOf(DiskSetDeclaration set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.MountOptions.Where(option => !IsRefused(set.Filesystem, option));
    }
}
