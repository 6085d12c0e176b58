using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Disks of one size that make one file system.</summary>
public sealed record DiskSetDeclaration
{
    /// <summary>Number of disks.</summary>
    [Range(1, 1000)]
    public int Count { get; init; } = 1;

    /// <summary>Size of one disk.</summary>
    public required Bytes Size { get; init; }

    /// <summary>What the disks are made of.</summary>
    public required Medium Medium { get; init; }

    /// <summary>How the disks are joined.</summary>
    public RaidLevel Raid { get; init; } = RaidLevel.None;

    /// <summary>The file system on them.</summary>
    public FileSystem Filesystem { get; init; } = FileSystem.Xfs;

    /// <summary>Where it is mounted.</summary>
    public required string Mount { get; init; }

    /// <summary>Mount options of the file system; those that today's kernels no longer take are warned of and left out.</summary>
    public IReadOnlyList<string> MountOptions { get; init; } = [];

    /// <summary>Random operations a second that the set must do (target aws); what its machine carries unless given.</summary>
    [Range(100, 10000000)]
    public int? Iops { get; init; }

    /// <summary>The set's place among the machine's devices (target aws; each data set has one of its own, and keeps it).</summary>
    [Range(1, 6)]
    public int? Slot { get; init; }

    /// <summary>Number of striped EBS volumes (target aws); one unless given, so that growing the set never changes it.</summary>
    [Range(1, 13)]
    public int Volumes { get; init; } = 1;

    /// <summary>True for the set that boots the machine, the one mounted at /.</summary>
    public bool IsBoot => Mount == "/";

    /// <summary>True if a path lies under the mount; a longer mount of another set may hold it instead.</summary>
    public bool Holds(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsBoot || path == Mount || path.StartsWith(Mount + "/", StringComparison.Ordinal);
    }

    /// <summary>What the set holds once RAID has taken its share.</summary>
    public Bytes UsableCapacity => new(Raid switch
    {
        RaidLevel.Raid1 => Size.Count,
        RaidLevel.Raid10 => Size.Count * Count / 2,
        RaidLevel.Raid6 => Size.Count * Math.Max(0, Count - 2),
        RaidLevel.None or RaidLevel.Raid0 => Size.Count * Count,
    });
}
