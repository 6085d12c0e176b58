namespace ClusterProvisioning.Database.Catalog;

/// <summary>On what privileges are given.</summary>
public enum GrantTarget
{
    /// <summary>A database.</summary>
    Database,

    /// <summary>A tablespace.</summary>
    Tablespace,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A view, or a continuous aggregate, which shows as one.</summary>
    View,

    /// <summary>One column of a table or view.</summary>
    Column,

    /// <summary>A function of the server's own.</summary>
    Routine,
}
