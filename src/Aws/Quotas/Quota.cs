namespace ClusterProvisioning.Aws.Quotas;

/// <summary>A limit that AWS sets on an account in each region, and that it raises on request.</summary>
/// <param name="Service">The service's code in Service Quotas, such as <c>ebs</c>.</param>
/// <param name="Code">The quota's code, such as <c>L-7A658B76</c>.</param>
/// <param name="Name">The quota's name there.</param>
/// <param name="Default">What a new account has, in the quota's unit.</param>
public sealed record Quota(string Service, string Code, string Name, int Default)
{
    /// <summary>vCPUs of running machines. New accounts have as few as 5; AWS raises it by use.</summary>
    public static Quota VCpus { get; } = new("ec2", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances, vCPUs", 5);

    /// <summary>Operations a second that are provisioned for io2 volumes.</summary>
    public static Quota Io2Iops { get; } = new("ebs", "L-8D977E7E", "IOPS for Provisioned IOPS SSD (io2) volumes", 100_000);

    /// <summary>The quota of a volume type's storage, in TiB.</summary>
    public static IReadOnlyDictionary<string, Quota> Storage { get; } = new Dictionary<string, Quota>(StringComparer.Ordinal)
    {
        ["gp3"] = new("ebs", "L-7A658B76", "Storage for General Purpose SSD (gp3) volumes, in TiB", 50),
        ["io2"] = new("ebs", "L-09BD8365", "Storage for Provisioned IOPS SSD (io2) volumes, in TiB", 20),
        ["st1"] = new("ebs", "L-82ACEF56", "Storage for Throughput Optimized HDD (st1) volumes, in TiB", 50),
    };
}
