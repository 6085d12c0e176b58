namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>How capacity plans are written.</summary>
internal enum CapacityFormat
{
    /// <summary>Aligned tables for a person at a terminal.</summary>
    Text,

    /// <summary>JSON, with bytes unrounded.</summary>
    Json,

    /// <summary>For a page or a pull request.</summary>
    Markdown,
}
