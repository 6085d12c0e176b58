using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A table.</summary>
public sealed record TableDeclaration
{
    /// <summary>Its owner; the schema's unless given.</summary>
    public SqlName? Owner { get; init; }

    /// <summary>Where it lies; the database's unless given.</summary>
    public SqlName? Tablespace { get; init; }

    /// <summary>Where its indexes lie unless one names another.</summary>
    public SqlName? IndexTablespace { get; init; }

    /// <summary>The columns by name.</summary>
    public required IReadOnlyDictionary<SqlName, ColumnDeclaration> Columns { get; init; }

    /// <summary>The columns that identify a row.</summary>
    public IReadOnlyList<SqlName> PrimaryKey { get; init; } = [];

    /// <summary>Columns that must differ together, by constraint name.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyList<SqlName>> Unique { get; init; } = new OrderedDictionary<SqlName, IReadOnlyList<SqlName>>();

    /// <summary>References to other tables, by constraint name.</summary>
    public IReadOnlyDictionary<SqlName, ForeignKeyDeclaration> ForeignKeys { get; init; } = new OrderedDictionary<SqlName, ForeignKeyDeclaration>();

    /// <summary>What values must be, by constraint name.</summary>
    public IReadOnlyDictionary<SqlName, CheckDeclaration> Checks { get; init; } = new OrderedDictionary<SqlName, CheckDeclaration>();

    /// <summary>The indexes by name.</summary>
    public IReadOnlyDictionary<SqlName, IndexDeclaration> Indexes { get; init; } = new OrderedDictionary<SqlName, IndexDeclaration>();

    /// <summary>Makes it a hypertable.</summary>
    public HypertableDeclaration? Hypertable { get; init; }

    /// <summary>Shows each facility only its own rows.</summary>
    public IsolationDeclaration? Isolation { get; init; }

    /// <summary>Privileges by role; on the view where one stands in front, INSERT on the table.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyList<Privilege>> Grants { get; init; } = new OrderedDictionary<SqlName, IReadOnlyList<Privilege>>();
}
