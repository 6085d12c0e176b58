namespace ClusterProvisioning.Preview.Reporting;

/// <summary>How a preview is written.</summary>
public enum PreviewFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>For a program.</summary>
    Json,

    /// <summary>For one comment on a pull request.</summary>
    Markdown,
}
