namespace ClusterProvisioning.Model.Declaration;

/// <summary>How far a flow goes.</summary>
public enum Reach
{
    /// <summary>Within each site.</summary>
    Site,

    /// <summary>Within each site and between the sites.</summary>
    Region,
}
