using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>The directory that people log in with, by search and bind (PostgreSQL docs, "LDAP Authentication").</summary>
public sealed record LdapDeclaration
{
    /// <summary>The server, such as ldap://directory.example.org.</summary>
    public required string Uri { get; init; }

    /// <summary>The country in which it stands, where it is none of the region's own machines.</summary>
    public Country? Country { get; init; }

    /// <summary>Where the search for a login starts (ldapbasedn).</summary>
    public required string BaseDn { get; init; }

    /// <summary>The attribute that holds the login's name (ldapsearchattribute).</summary>
    public string SearchAttribute { get; init; } = "uid";

    /// <summary>Who searches (ldapbinddn); anonymous unless given.</summary>
    public string? BindDn { get; init; }

    /// <summary>The name under which the searcher's password lies in the secret store; never the password.</summary>
    public Name? BindSecret { get; init; }

    /// <summary>Whether the connection turns to TLS before anything is said (ldaptls).</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>The roles that log in with it, in sessions that do not pass a pooler: PgBouncer 1.24 knows no LDAP.</summary>
    public IReadOnlyList<SqlName> Roles { get; init; } = [];
}
