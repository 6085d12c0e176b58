namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>How plans are written.</summary>
internal enum PlanFormat
{
    /// <summary>Lines for a person at a terminal.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>The statements, with comments.</summary>
    Sql,

    /// <summary>For a pull request.</summary>
    Markdown,
}
