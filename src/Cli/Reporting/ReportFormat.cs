namespace ClusterProvisioning.Cli.Reporting;

/// <summary>How diagnostics are written.</summary>
internal enum ReportFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>For a program.</summary>
    Json,

    /// <summary>As annotations of a GitHub workflow.</summary>
    Github,
}
