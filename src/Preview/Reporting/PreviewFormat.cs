namespace ClusterProvisioning.Preview.Reporting;

/// <summary>How a preview is written.</summary>
public enum PreviewFormat
{
    /// <summary>Plain text, for a person at a terminal.</summary>
    Text,

    /// <summary>One JSON document, for a program.</summary>
    Json,

    /// <summary>For one comment on a pull request.</summary>
    Markdown,
}
