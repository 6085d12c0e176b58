namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary>The rate at which capacity is reckoned.</summary>
internal enum CapacityRate
{
    /// <summary>What the region's own facilities send.</summary>
    Facilities,

    /// <summary>What the region is built for.</summary>
    Design,
}
