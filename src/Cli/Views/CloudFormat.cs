namespace ClusterProvisioning.Cli.Views;

/// <summary>How a report about a region in the cloud is written.</summary>
internal enum CloudFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,
}
