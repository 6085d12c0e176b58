using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Declaration;

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

    /// <summary>Random operations a second that the set must do (target aws); by its medium unless given.</summary>
    [Range(100, 10000000)]
    public int? Iops { get; init; }

    /// <summary>What the set holds once RAID has taken its share.</summary>
    public Bytes UsableCapacity => new(Raid switch
    {
        RaidLevel.Raid1 => Size.Count,
        RaidLevel.Raid10 => Size.Count * Count / 2,
        RaidLevel.Raid6 => Size.Count * Math.Max(0, Count - 2),
        _ => Size.Count * Count,
    });
}
