namespace ClusterProvisioning.Aws;

/// <summary>One EBS volume of a striped disk set.</summary>
public sealed record EbsVolume
{
    /// <summary>Its number in the set, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The EBS volume type: <c>gp3</c>, <c>io2</c> or <c>st1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Size in GiB.</summary>
    public required int SizeGiB { get; init; }

    /// <summary>Provisioned operations a second; null where the type has none.</summary>
    public int? Iops { get; init; }

    /// <summary>Provisioned throughput in MiB/s; null where the type has none.</summary>
    public int? ThroughputMiB { get; init; }

    /// <summary>The device it is attached as; empty for the boot disk.</summary>
    public required string DeviceName { get; init; }
}
