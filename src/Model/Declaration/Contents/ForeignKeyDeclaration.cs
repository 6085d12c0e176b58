using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A reference to another table of the database.</summary>
public sealed record ForeignKeyDeclaration
{
    /// <summary>The columns that refer.</summary>
    public required IReadOnlyList<SqlName> Columns { get; init; }

    /// <summary>The other table's schema; the same unless given.</summary>
    public SqlName? Schema { get; init; }

    /// <summary>The other table.</summary>
    public required SqlName Table { get; init; }

    /// <summary>The columns referred to.</summary>
    public required IReadOnlyList<SqlName> References { get; init; }

    /// <summary>What happens to rows that refer to a deleted one.</summary>
    public ReferentialAction OnDelete { get; init; } = ReferentialAction.NoAction;
}
