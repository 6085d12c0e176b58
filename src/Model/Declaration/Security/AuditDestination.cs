namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>Where the log of a database machine goes, so that it outlives the machine.</summary>
public enum AuditDestination
{
    /// <summary>Nowhere: with the machine, or whoever is root on it, the log goes.</summary>
    None,

    /// <summary>A bucket at each site that has databases.</summary>
    Bucket,
}
