using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Declaration.Contents;

/// <summary>What the region has inside PostgreSQL.</summary>
public sealed record ContentsDeclaration
{
    /// <summary>Which TimescaleDB is asked for.</summary>
    public TimescaleDeclaration Timescale { get; init; } = new();

    /// <summary>The tablespaces by name.</summary>
    public IReadOnlyDictionary<SqlName, TablespaceDeclaration> Tablespaces { get; init; } = new OrderedDictionary<SqlName, TablespaceDeclaration>();

    /// <summary>The roles by name.</summary>
    public IReadOnlyDictionary<SqlName, RoleDeclaration> Roles { get; init; } = new OrderedDictionary<SqlName, RoleDeclaration>();

    /// <summary>Roles that others make and keep, Patroni for one; neither changed nor reported.</summary>
    public IReadOnlyList<SqlName> ForeignRoles { get; init; } = [];

    /// <summary>Logins that see certain facilities only, by role name.</summary>
    public IReadOnlyDictionary<SqlName, FacilityGroupDeclaration> FacilityGroups { get; init; } = new OrderedDictionary<SqlName, FacilityGroupDeclaration>();

    /// <summary>The databases by name.</summary>
    public IReadOnlyDictionary<SqlName, DatabaseDeclaration> Databases { get; init; } = new OrderedDictionary<SqlName, DatabaseDeclaration>();
}
