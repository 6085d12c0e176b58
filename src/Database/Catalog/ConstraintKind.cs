namespace ClusterProvisioning.Database.Catalog;

/// <summary>What a constraint asks.</summary>
public enum ConstraintKind
{
    /// <summary>The columns identify a row.</summary>
    PrimaryKey,

    /// <summary>The columns differ together.</summary>
    Unique,

    /// <summary>The columns' values are those of another table's row.</summary>
    ForeignKey,

    /// <summary>A condition on the row.</summary>
    Check,

    /// <summary>Something that is never declared, such as an exclusion.</summary>
    Other,
}
