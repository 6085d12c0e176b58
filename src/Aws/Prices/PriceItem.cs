namespace ClusterProvisioning.Aws.Prices;

/// <summary>What AWS sells beside instances, by the names of the price table. Instances go by their type, such as <c>m7a.large</c>.</summary>
public static class PriceItem
{
    /// <summary>A GiB of a gp3 volume, a month.</summary>
    public const string Gp3GiB = "gp3-gib";

    /// <summary>An operation a second of a gp3 volume above its first 3,000, a month.</summary>
    public const string Gp3Iops = "gp3-iops";

    /// <summary>A MiB/s of a gp3 volume above its first 125, a month.</summary>
    public const string Gp3MiBps = "gp3-mibps";

    /// <summary>A GiB of an io2 volume, a month.</summary>
    public const string Io2GiB = "io2-gib";

    /// <summary>An operation a second of an io2 volume, a month, in three tiers: <c>-1</c> to 32,000, <c>-2</c> to 64,000, <c>-3</c> above.</summary>
    public const string Io2Iops = "io2-iops";

    /// <summary>A GiB of an st1 volume, a month.</summary>
    public const string St1GiB = "st1-gib";

    /// <summary>A GiB of snapshots, a month.</summary>
    public const string SnapshotGiB = "snapshot-gib";

    /// <summary>A GiB of objects that are read at once, a month, in three tiers: <c>-1</c> to 50 TiB, <c>-2</c> to 500 TiB, <c>-3</c> above.</summary>
    public const string StandardGiB = "s3-standard-gib";

    /// <summary>A GiB of objects of Standard-IA, a month.</summary>
    public const string StandardIaGiB = "s3-standard-ia-gib";

    /// <summary>A GiB of objects of Glacier Instant Retrieval, a month.</summary>
    public const string GlacierIrGiB = "s3-glacier-ir-gib";

    /// <summary>A GiB of objects of Glacier Flexible Retrieval, a month.</summary>
    public const string GlacierGiB = "s3-glacier-gib";

    /// <summary>A GiB of objects of Deep Archive, a month.</summary>
    public const string DeepArchiveGiB = "s3-deep-archive-gib";

    /// <summary>A control plane of EKS whose version is in standard support, an hour.</summary>
    public const string EksHour = "eks-hour";

    /// <summary>A network balancer without its traffic, an hour.</summary>
    public const string BalancerHour = "balancer-hour";

    /// <summary>A NAT gateway in one zone without its traffic, an hour.</summary>
    public const string NatHour = "nat-hour";

    /// <summary>An interface endpoint in one zone without its traffic, an hour.</summary>
    public const string EndpointHour = "endpoint-hour";

    /// <summary>A subnet that a Client VPN is in, an hour.</summary>
    public const string VpnAssociationHour = "vpn-association-hour";

    /// <summary>A public IPv4 address, an hour.</summary>
    public const string AddressHour = "address-hour";

    /// <summary>A private certificate authority, a month.</summary>
    public const string AuthorityMonth = "authority-month";

    /// <summary>A key of KMS, a month.</summary>
    public const string KeyMonth = "key-month";

    /// <summary>A secret of Secrets Manager, a month.</summary>
    public const string SecretMonth = "secret-month";
}
