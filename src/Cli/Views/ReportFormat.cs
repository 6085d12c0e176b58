namespace ClusterProvisioning.Cli.Views;

/// <summary>How verbs write what they found.</summary>
internal enum ReportFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>As annotations of a GitHub workflow.</summary>
    Github,
}
