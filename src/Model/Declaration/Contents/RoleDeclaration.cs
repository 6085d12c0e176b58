using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>A role: a login or a group.</summary>
public sealed record RoleDeclaration
{
    /// <summary>How it logs in.</summary>
    public LoginMethod Login { get; init; } = LoginMethod.None;

    /// <summary>Roles whose privileges it has.</summary>
    public IReadOnlyList<SqlName> MemberOf { get; init; } = [];

    /// <summary>May stream replication.</summary>
    public bool Replication { get; init; }

    /// <summary>Is not held by row-level security.</summary>
    public bool BypassRowSecurity { get; init; }

    /// <summary>May create databases.</summary>
    public bool CreateDatabase { get; init; }

    /// <summary>May create roles.</summary>
    public bool CreateRole { get; init; }

    /// <summary>PostgreSQL's own functions that it may call though not everybody may, in every database.</summary>
    public IReadOnlyList<FunctionSignature> Executes { get; init; } = [];

    /// <summary>Connections at once; -1 for no limit.</summary>
    public int ConnectionLimit { get; init; } = -1;

    /// <summary>Server parameters of its sessions.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new OrderedDictionary<string, string>();
}
