using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>What the region has inside PostgreSQL.</summary>
public sealed record ContentsDeclaration
{
    /// <summary>Which TimescaleDB is asked for.</summary>
    public TimescaleDeclaration Timescale { get; init; } = new();

    /// <summary>For whom sensitive columns are encrypted.</summary>
    public EncryptionDeclaration? Encryption { get; init; }

    /// <summary>The tablespaces by name.</summary>
    public IReadOnlyDictionary<SqlName, TablespaceDeclaration> Tablespaces { get; init; } = new OrderedDictionary<SqlName, TablespaceDeclaration>();

    /// <summary>The roles by name.</summary>
    public IReadOnlyDictionary<SqlName, RoleDeclaration> Roles { get; init; } = new OrderedDictionary<SqlName, RoleDeclaration>();

    /// <summary>Roles that others make and keep, Patroni for one; neither changed nor reported.</summary>
    public IReadOnlyList<SqlName> ForeignRoles { get; init; } = [];

    /// <summary>
    /// The role that moves and drops chunks on a timer, by the socket of its own machine; it has to be a member of the tables' owners. None: nothing runs on a
    /// timer.
    /// </summary>
    public SqlName? Housekeeper { get; init; }

    /// <summary>Logins that see certain facilities only, by role name.</summary>
    public IReadOnlyDictionary<SqlName, FacilityGroupDeclaration> FacilityGroups { get; init; } = new OrderedDictionary<SqlName, FacilityGroupDeclaration>();

    /// <summary>The databases by name.</summary>
    public IReadOnlyDictionary<SqlName, DatabaseDeclaration> Databases { get; init; } = new OrderedDictionary<SqlName, DatabaseDeclaration>();
}
