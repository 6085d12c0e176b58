namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary>With which hardware a region's machines boot.</summary>
internal enum LabScaling
{
    /// <summary>As the region declares it.</summary>
    Declared,

    /// <summary>With that of a laptop.</summary>
    Lab,
}
