using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Aws;

/// <summary>What an EBS volume type can do, as of 2025-11 (AWS docs, "Amazon EBS volume types"); newer, larger limits are not used.</summary>
internal sealed record EbsVolumeType
{
    // 1 MiB/s needs 4 provisioned operations (AWS docs, "General Purpose SSD volumes").
    private const int IopsPerMiB = 4;

    // What a volume of a machine whose type is not known gets.
    private const int Usual = 16_000;

    /// <summary>Operations a second that come with a gp3 volume at no further price, and the fewest that it takes.</summary>
    public const int IncludedIops = 3000;

    /// <summary>MiB/s that come with a gp3 volume at no further price.</summary>
    public const int IncludedThroughputMiB = 125;

    private EbsVolumeType()
    {
    }

    /// <summary>The name in EC2's API, such as <c>gp3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Least size in GiB.</summary>
    public required int MinimumGiB { get; init; }

    /// <summary>Largest size in GiB.</summary>
    public int MaximumGiB { get; init; } = 16_384;

    /// <summary>Most operations a second that can be provisioned; 0 where none can.</summary>
    public int MaximumIops { get; init; }

    /// <summary>Least operations a second that can be provisioned.</summary>
    public int MinimumIops { get; init; }

    /// <summary>Operations a second for each GiB, at the most.</summary>
    public int IopsPerGiB { get; init; }

    /// <summary>Most MiB/s that can be provisioned; 0 where none can.</summary>
    public int MaximumThroughputMiB { get; init; }

    /// <summary>The type that realises a medium: io2 for NVMe, gp3 for SSD, st1 for HDD.</summary>
    public static EbsVolumeType For(Medium medium) => medium switch
    {
        Medium.Nvme => new() { Name = "io2", MinimumGiB = 4, MinimumIops = 100, MaximumIops = 64_000, IopsPerGiB = 500 },
        Medium.Ssd => new() { Name = "gp3", MinimumGiB = 1, MinimumIops = IncludedIops, MaximumIops = 16_000, IopsPerGiB = 500, MaximumThroughputMiB = 1000 },
        Medium.Hdd => new() { Name = "st1", MinimumGiB = 125 },
    };

    /// <summary>Operations a second of a volume of this size: as wanted, else its share of what the machine carries, within what the type can do.</summary>
    public int? Iops(int sizeGiB, int? wanted, EbsLimits? share)
    {
        if (MaximumIops == 0)
            return null;
        var most = Math.Max(MinimumIops, Math.Min(MaximumIops, sizeGiB * IopsPerGiB));
        return Math.Clamp(wanted ?? Math.Min(Usual, share?.Iops ?? Usual), MinimumIops, most);
    }

    /// <summary>MiB/s of a volume with these operations a second: no more than its share of what the machine carries, and no less than comes with it.</summary>
    public int? ThroughputMiB(int? iops, EbsLimits? share) => MaximumThroughputMiB == 0 || iops is null
        ? null
        : Math.Max(IncludedThroughputMiB, Math.Min(Math.Min(MaximumThroughputMiB, iops.Value / IopsPerMiB), share?.MiBps ?? MaximumThroughputMiB));
}
