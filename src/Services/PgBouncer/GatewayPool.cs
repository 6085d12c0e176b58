using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>The gateway's PgBouncer: it takes sessions from HAProxy's socket alone, and opens
/// its own to the poolers in TLS, as the role that writes for machines.</summary>
internal static class GatewayPool
{
    /// <summary>Where the gateway's instance reads its settings.</summary>
    public const string Path = $"/etc/pgbouncer/{Instance}.ini";

    /// <summary>The socket; only HAProxy's group gets into its folder.</summary>
    public const string Socket = $"/run/pgbouncer-{Instance}/.s.PGSQL.6432";

    internal const string Instance = "gateway";
    private const string Hba = "/etc/pgbouncer/gateway_hba.conf";
    private const string UserList = $"/run/pgbouncer-{Instance}/userlist.txt";
    /// <summary>The script that writes the login.</summary>
    public const string Script = "/usr/local/lib/cluster/gateway-login";

    private const int PreparedStatements = 200;

    /// <summary>The gateway's instance of the template unit.</summary>
    public const string Unit = $"pgbouncer@{Instance}.service";

    /// <summary>The settings, the rules of logins, the script that writes the login, and the unit.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine)
    {
        var role = machine.Region.Declared.Ingest.Role.ToString();
        return
        [
            TextFile.ForGroup("postgres", Path, Settings(machine)).ReadBy(PgBouncerUnit.Settings(Instance)),
            // The console is not for machines; whoever comes has shown a certificate to HAProxy.
            TextFile.ForGroup("postgres", Hba, TextFile.Notice, "local pgbouncer all reject", $"local all \"{role}\" trust").ReadBy(Unit, ChangeTakes.Reload),
            Login(role),
            PgBouncerUnit.Template(),
            TextFile.Root(
                $"/etc/systemd/system/{Unit}.d/10-cluster.conf",
                TextFile.Notice,
                "[Service]",
                "Group=haproxy",
                "SupplementaryGroups=postgres",
                "RuntimeDirectoryMode=0750",
                $"ExecStartPre=+{Script}"),
        ];
    }

    private static IEnumerable<string> Settings(Machine machine)
    {
        var sizes = machine.Region.Declared.Pgbouncer;
        return
        [
            TextFile.Notice,
            "[databases]",
            $"* = host={machine.Names.Service} port={ServicePorts.WriteHop}",
            "",
            "[pgbouncer]",
            $"unix_socket_dir = /run/pgbouncer-{Instance}",
            "listen_port = 6432",
            $"pidfile = /run/pgbouncer-{Instance}/pgbouncer.pid",
            $"pool_mode = {EnumName.Of(sizes.PoolMode)}",
            $"max_client_conn = {sizes.MaxClientConnections}",
            $"default_pool_size = {sizes.DefaultPoolSize}",
            $"max_db_connections = {sizes.MaxDbConnections}",
            $"max_prepared_statements = {PreparedStatements}",
            "ignore_startup_parameters = extra_float_digits",
            "auth_type = hba",
            $"auth_hba_file = {Hba}",
            $"auth_file = {UserList}",
            "server_tls_sslmode = verify-full",
            $"server_tls_protocols = {new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).PgBouncer}",
            $"server_tls_ca_file = {NodeCertificates.AuthorityPath}",
            .. PgBouncerConfiguration.Liveness(),
        ];
    }

    // PgBouncer wants the password in a file of its own form; it lies in memory only.
    private static NodeFile Login(string role) => TextFile.Script(
        Script,
        "#!/bin/bash",
        TextFile.Notice,
        "set -euo pipefail",
        $"password=$(<{NodePassword.PathOf(role)})",
        "umask 0077",
        $"printf '\"%s\" \"%s\"\\n' {ShellText.Quoted(role)} \"${{password//\\\"/\\\"\\\"}}\" >{UserList}.new",
        $"chown postgres {UserList}.new",
        $"mv {UserList}.new {UserList}").ReadBy(Unit, ChangeTakes.Restart);
}
