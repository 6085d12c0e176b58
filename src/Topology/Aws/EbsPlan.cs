using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Topology.Aws;

/// <summary>Realises a disk set on EBS by its usable capacity: volumes are striped, and never mirrored, since EBS is replicated already.</summary>
public static class EbsPlan
{
    private const long GiB = 1L << 30;

    /// <summary>The volumes of a disk set, all alike.</summary>
    public static IReadOnlyList<EbsVolume> For(DiskSetDeclaration set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var type = EbsVolumeType.For(set.Medium);
        var needed = DivideUp(set.UsableCapacity.Count, GiB);
        var count = (int)DivideUp(needed, type.MaximumGiB);
        var size = (int)Math.Max(DivideUp(needed, count), type.MinimumGiB);
        var iops = type.Iops(size, set.Iops is { } wanted ? (int)DivideUp(wanted, count) : null);
        return [.. Enumerable.Range(1, count).Select(number => new EbsVolume(number, type.Name, size, iops, type.ThroughputMiB(iops)))];
    }

    private static long DivideUp(long number, long by) => (number + by - 1) / by;
}
