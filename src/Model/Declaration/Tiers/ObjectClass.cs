namespace ClusterProvisioning.Model.Declaration.Tiers;

/// <summary>A class of object storage, as S3 names them; what is slower to read costs less to keep.</summary>
public enum ObjectClass
{
    /// <summary>Read at once.</summary>
    Standard,

    /// <summary>Read at once, billed by what is read; kept 30 days at the least.</summary>
    StandardIa,

    /// <summary>Read at once; kept 90 days at the least (S3 Glacier Instant Retrieval).</summary>
    GlacierIr,

    /// <summary>Thawed in 3 to 5 hours; kept 90 days at the least (S3 Glacier Flexible Retrieval).</summary>
    Glacier,

    /// <summary>Thawed in 12 hours; kept 180 days at the least.</summary>
    DeepArchive,
}
