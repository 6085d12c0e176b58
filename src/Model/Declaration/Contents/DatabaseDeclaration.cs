using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A database.</summary>
public sealed record DatabaseDeclaration
{
    /// <summary>Its owner.</summary>
    public required SqlName Owner { get; init; }

    /// <summary>Where tables go that name none; the server's own unless given.</summary>
    public SqlName? Tablespace { get; init; }

    /// <summary>Connections at once; -1 for no limit.</summary>
    public int ConnectionLimit { get; init; } = -1;

    /// <summary>Extensions, each in the newest version that the server has when it is made.</summary>
    public IReadOnlyList<SqlName> Extensions { get; init; } = [];

    /// <summary>Server parameters of all its sessions.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new OrderedDictionary<string, string>();

    /// <summary>Server parameters of a role's sessions in this database.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyDictionary<string, string>> RoleSettings { get; init; } =
        new OrderedDictionary<SqlName, IReadOnlyDictionary<string, string>>();

    /// <summary>Privileges by role; nobody else may connect.</summary>
    public IReadOnlyDictionary<SqlName, IReadOnlyList<Privilege>> Grants { get; init; } = new OrderedDictionary<SqlName, IReadOnlyList<Privilege>>();

    /// <summary>The schemas by name; what they hold and nobody declares is drift.</summary>
    public IReadOnlyDictionary<SqlName, SchemaDeclaration> Schemas { get; init; } = new OrderedDictionary<SqlName, SchemaDeclaration>();
}
