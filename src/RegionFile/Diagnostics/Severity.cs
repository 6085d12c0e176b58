namespace ClusterProvisioning.RegionFile.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the region is used as declared.</summary>
    Warning,

    /// <summary>The region cannot be used.</summary>
    Error,
}
