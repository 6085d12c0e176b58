namespace ClusterProvisioning.Cli.Database;

/// <summary>How archive copies are shown.</summary>
internal enum ArchiveFormat
{
    /// <summary>A line each, for people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,
}
