namespace ClusterProvisioning.Services;

/// <summary>What a bucket of the region is for.</summary>
public enum BucketContents
{
    /// <summary>A repository of backups.</summary>
    Backups,

    /// <summary>Chunks that outlive the database's own retention.</summary>
    Archive,

    /// <summary>The log of a site's database machines.</summary>
    AuditLog,
}
