using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Aws;

/// <summary>Realises a disk set on EBS by its usable capacity: volumes are striped, and never mirrored, since EBS is replicated already.</summary>
public static class EbsPlan
{
    /// <summary>Most volumes of one set: 78 device names shared by six slots.</summary>
    public const int VolumesPerSlot = 13;

    private const int LettersPerBlock = 26;
    private const long GiB = 1L << 30;

    /// <summary>The volumes of a disk set, all alike, where the machine is not known: their number, sizes and devices do not depend on it.</summary>
    public static IReadOnlyList<EbsVolume> For(DiskSetDeclaration set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Plan(set, null);
    }

    /// <summary>The volumes of a disk set of a group's machines: where nothing is wanted, the set is given what its machine carries.</summary>
    public static IReadOnlyList<EbsVolume> For(DiskSetDeclaration set, NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Plan(set, InstanceTypes.Of(group)?.Ebs);
    }

    /// <summary>The number of volumes that the set needs at the least.</summary>
    public static int FewestVolumes(DiskSetDeclaration set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return (int)Math.Max(1, DivideUp(DivideUp(set.UsableCapacity.Count, GiB), EbsVolumeType.For(set.Medium).MaximumGiB));
    }

    private static IReadOnlyList<EbsVolume> Plan(DiskSetDeclaration set, EbsLimits? machine)
    {
        var type = EbsVolumeType.For(set.Medium);
        var size = SizeGiB(set);
        // By the set alone: another one that comes or grows must not change its volumes.
        var share = machine?.SharedBy(set.Volumes);
        var iops = type.Iops(size, set.Iops is { } wanted ? (int)DivideUp(wanted, set.Volumes) : null, share);
        return
        [
            .. Enumerable.Range(1, set.Volumes).Select(number => new EbsVolume
            {
                Number = number,
                Type = type.Name,
                SizeGiB = size,
                Iops = iops,
                ThroughputMiB = type.ThroughputMiB(iops, share),
                DeviceName = set.Slot is { } slot ? DeviceName(((slot - 1) * VolumesPerSlot) + number - 1) : "",
            }),
        ];
    }

    private static int SizeGiB(DiskSetDeclaration set) =>
        (int)Math.Max(DivideUp(DivideUp(set.UsableCapacity.Count, GiB), set.Volumes), EbsVolumeType.For(set.Medium).MinimumGiB);

    /// <summary>/dev/xvdba to /dev/xvddz (AWS docs, "Device names for volumes on Amazon EC2 instances").</summary>
    private static string DeviceName(int index) => $"/dev/xvd{(char)('b' + (index / LettersPerBlock))}{(char)('a' + (index % LettersPerBlock))}";

    private static long DivideUp(long number, long by) => (number + by - 1) / by;
}
