using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Logins by the directory, in sessions that come straight to a member:
/// PgBouncer 1.24 knows PAM and no LDAP, so none of them passes a pooler.</summary>
/// <remarks>The searcher's password stands in pg_hba, so these lines lie in a file of their own that
/// the machine writes from its secret, and pg_hba includes it (PostgreSQL 16).</remarks>
internal static class DirectoryLogins
{
    /// <summary>The file that pg_hba includes.</summary>
    public const string Included = "/run/cluster-directory/pg_hba.conf";

    /// <summary>The script that writes it.</summary>
    public const string Script = "/usr/local/lib/cluster/directory-logins";

    private const string Folder = "/run/cluster-directory";

    /// <summary>The directory's trust and the script that writes the rules; none where no one logs in by a directory.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine) => Find(machine) is not { } ldap ? [] :
    [
        TextFile.Root(
            "/etc/ldap/ldap.conf",
            TextFile.Notice,
            $"TLS_CACERT {NodeCertificates.AuthorityPath}",
            "TLS_REQCERT demand",
            "NETWORK_TIMEOUT 3",
            "TIMEOUT 3")
            .ReadBy("new logins", ChangeTakes.Nothing),
        TextFile.Script(Script, Lines(machine, ldap)).ReadBy(PatroniService.Unit, ChangeTakes.Restart),
    ];

    /// <summary>The folder of passwords, where one is needed.</summary>
    public static IEnumerable<NodeDirectory> Folders(Machine machine) =>
        Find(machine)?.BindSecret is null ? [] : [NodePassword.OwnFolder];

    /// <summary>pg_hba's line for those who come from an address by password: the directory's come before others.</summary>
    public static IEnumerable<string> Include(Machine machine) => Find(machine) is null ? [] : [$"include_if_exists {Included}"];

    /// <summary>What the server must not log: with a failed login it writes down the line of
    /// pg_hba that fitted, the searcher's password in it, as a DETAIL.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Discretion(Machine machine) =>
        Find(machine)?.BindSecret is null ? [] : [new("log_error_verbosity", "terse")];

    /// <summary>What Patroni's unit runs before the server starts.</summary>
    public static IEnumerable<string> UnitLines(Machine machine) => Find(machine) is null ? [] : [$"ExecStartPre=+{Script}"];

    // Only where someone comes straight to the server with a password.
    private static LdapDeclaration? Find(Machine machine) =>
        HostBasedAuthentication.PasswordSources(machine).Any() ? machine.Region.Declared.Security.Ldap : null;

    private static IEnumerable<string> Lines(Machine machine, LdapDeclaration ldap) =>
    [
        "#!/bin/bash",
        TextFile.Notice,
        "# Writes pg_hba's lines for logins by the directory; without its password the server starts without them.",
        "set -euo pipefail",
        "umask 0077",
        $"install -d -m 0700 -o postgres -g postgres {Folder}",
        $"rm -f {Included}",
        .. ldap.BindSecret is { } secret ? Secret(NodePassword.PathOf(secret.ToString())) : ["searcher="],
        $"cat >{Included}.new <<END",
        .. HostBasedAuthentication.PasswordSources(machine).SelectMany(address => ldap.Roles.Select(role => Rule(ldap, role.ToString(), address))),
        "END",
        $"chown postgres {Included}.new",
        $"mv {Included}.new {Included}",
    ];

    private static IEnumerable<string> Secret(string path) =>
    [
        $"[[ -r {path} ]] || {{ echo '{path} is missing; nobody logs in by the directory until it is there and Patroni is restarted' >&2; exit 0; }}",
        $"password=$(<{path})",
        "searcher=\" ldapbindpasswd=\\\"${password//\\\"/\\\"\\\"}\\\"\"",
    ];

    private static string Rule(LdapDeclaration ldap, string role, string address)
    {
        var server = new Uri(ldap.Uri);
        var tls = server.Scheme == "ldaps" ? "ldapscheme=ldaps" : $"ldaptls={(ldap.StartTls ? 1 : 0)}";
        var searcher = ldap.BindDn is { } dn ? $" ldapbinddn=\"{dn}\"" : "";
        var reached = $"ldapserver={server.Host} ldapport={Port(server)} {tls}";
        var search = $"ldapbasedn=\"{ldap.BaseDn}\" ldapsearchattribute={ldap.SearchAttribute}";
        return $"hostssl all +{role} {address} ldap {reached} {search}{searcher}$searcher";
    }

    private static int Port(Uri server) => server.Port > 0 ? server.Port : server.Scheme == "ldaps" ? ServicePorts.Ldaps.Number : 389;
}
