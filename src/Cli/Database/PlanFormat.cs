namespace ClusterProvisioning.Cli.Database;

/// <summary>How plans are written.</summary>
internal enum PlanFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>For a program.</summary>
    Json,

    /// <summary>The statements, with comments.</summary>
    Sql,

    /// <summary>For a pull request.</summary>
    Markdown,
}
