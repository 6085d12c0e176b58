namespace ClusterProvisioning.Cli.Views.Archives;

/// <summary>How archive copies are shown.</summary>
internal enum ArchiveFormat
{
    /// <summary>A line each, for people.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,
}
