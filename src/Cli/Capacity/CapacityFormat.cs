namespace ClusterProvisioning.Cli.Capacity;

/// <summary>How capacity plans are written.</summary>
internal enum CapacityFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>For a program.</summary>
    Json,

    /// <summary>For a page or a pull request.</summary>
    Markdown,
}
