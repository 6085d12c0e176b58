namespace ClusterProvisioning.Model.Declaration;

/// <summary>What a site is for.</summary>
public enum SiteRole
{
    /// <summary>Serves reads and writes.</summary>
    Primary,

    /// <summary>Follows as a standby cluster and takes over when the primary site is lost.</summary>
    Dr,
}
