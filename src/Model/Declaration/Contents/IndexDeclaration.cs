using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>An index.</summary>
public sealed record IndexDeclaration
{
    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<SqlName> Columns { get; init; }

    /// <summary>Those of them that run downwards.</summary>
    public IReadOnlyList<SqlName> Descending { get; init; } = [];

    /// <summary>Whether the values must differ.</summary>
    public bool Unique { get; init; }

    /// <summary>How it is built.</summary>
    public IndexMethod Method { get; init; } = IndexMethod.Btree;

    /// <summary>Where it lies; the table's index tablespace unless given.</summary>
    public SqlName? Tablespace { get; init; }
}
