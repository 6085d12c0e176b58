namespace ClusterProvisioning.Model.Declaration;

/// <summary>Who can reach a network at all.</summary>
public enum Exposure
{
    /// <summary>The region's own networks.</summary>
    Private,

    /// <summary>The internet too.</summary>
    Public,

    /// <summary>Only the same network at each site, as for replication.</summary>
    Isolated,
}
