using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A schema and what it holds.</summary>
public sealed record SchemaDeclaration
{
    /// <summary>Its owner; the database's unless given.</summary>
    public SqlName? Owner { get; init; }

    /// <summary>Privileges by role.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyList<Privilege>> Grants { get; init; } = new OrderedDictionary<SqlName, IReadOnlyList<Privilege>>();

    /// <summary>Privileges by role on tables that the owner makes later.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyList<Privilege>> DefaultGrants { get; init; } = new OrderedDictionary<SqlName, IReadOnlyList<Privilege>>();

    /// <summary>The tables by name.</summary>
    public IReadOnlyDictionary<SqlName, TableDeclaration> Tables { get; init; } = new OrderedDictionary<SqlName, TableDeclaration>();
}
