using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>A PgBouncer's settings and its HBA (PgBouncer docs, "Config").</summary>
internal static class PgBouncerConfiguration
{
    /// <summary>The file of fixed logins: the exporter's alone, with no password.</summary>
    public const string UserList = "/etc/pgbouncer/userlist.txt";

    private const string LookupDatabase = "postgres";

    // At least as many as an application has hot statements; each costs memory on every server connection.
    private const int PreparedStatements = 200;

    /// <summary>An instance's settings, and who may log in to it (pg_hba's form).</summary>
    public static IEnumerable<NodeFile> Of(Machine machine, PgBouncerInstance instance) => [Settings(machine, instance), Hba(machine, instance)];

    private static string HbaPath(PgBouncerInstance instance) => $"/etc/pgbouncer/{instance.Name}_hba.conf";

    private static NodeFile Settings(Machine machine, PgBouncerInstance instance) => TextFile.ForGroup("postgres", $"/etc/pgbouncer/{instance.Name}.ini",
    [
        TextFile.Notice,
        "[databases]",
        $"* = host={instance.Host} port={instance.Hop} auth_user={DatabaseRoles.Lookup}",
        $"{LookupDatabase} = host={instance.Host} port={instance.Hop} auth_user={DatabaseRoles.Lookup}",
        "",
        "[pgbouncer]",
        "listen_addr = 127.0.0.1",
        $"listen_port = {instance.Port}",
        $"unix_socket_dir = {instance.Socket}",
        $"pidfile = {instance.Socket}/pgbouncer.pid",
        .. Sizes(machine.Region.Declared.Pgbouncer),
        .. Login(instance),
        .. Encryption(new TlsVersions(machine.Region.Declared.Tls.MinimumVersion)),
        .. Liveness(),
    ]).ReadBy(PgBouncerUnit.Settings(instance.Name));

    private static IEnumerable<string> Sizes(PgBouncerDeclaration sizes) =>
    [
        $"pool_mode = {EnumName.Of(sizes.PoolMode)}",
        $"max_client_conn = {sizes.MaxClientConnections}",
        $"default_pool_size = {sizes.DefaultPoolSize}",
        $"reserve_pool_size = {sizes.ReservePoolSize}",
        $"max_db_connections = {sizes.MaxDbConnections}",
        $"max_prepared_statements = {PreparedStatements}",
        // Without it the last used server connection is taken again and again, and reads do not spread.
        "server_round_robin = 1",
        "ignore_startup_parameters = extra_float_digits",
    ];

    private static IEnumerable<string> Login(PgBouncerInstance instance) =>
    [
        "auth_type = hba",
        $"auth_hba_file = {HbaPath(instance)}",
        $"auth_file = {UserList}",
        $"stats_users = {PgBouncerExporter.Login}",
        $"auth_dbname = {LookupDatabase}",
        $"auth_query = SELECT usename, passwd FROM {PostInit.Function}($1)",
    ];

    private static IEnumerable<string> Encryption(TlsVersions versions) =>
    [
        "client_tls_sslmode = require",
        $"client_tls_protocols = {versions.PgBouncer}",
        $"client_tls_cert_file = {NodeCertificates.CertificatePath(PgBouncerService.Certificate)}",
        $"client_tls_key_file = {NodeCertificates.KeyPath(PgBouncerService.Certificate)}",
        $"client_tls_ca_file = {NodeCertificates.AuthorityPath}",
        "server_tls_sslmode = verify-full",
        $"server_tls_protocols = {versions.PgBouncer}",
        $"server_tls_cert_file = {NodeCertificates.CertificatePath(PgBouncerService.Certificate)}",
        $"server_tls_key_file = {NodeCertificates.KeyPath(PgBouncerService.Certificate)}",
        $"server_tls_ca_file = {NodeCertificates.AuthorityPath}",
    ];

    /// <summary>How soon a dead peer is noticed.</summary>
    public static IEnumerable<string> Liveness() =>
    [
        // The default of 15 s lengthens every failover.
        "server_login_retry = 1",
        "server_connect_timeout = 5",
        "server_check_delay = 10",
        "server_lifetime = 3600",
        "server_idle_timeout = 300",
        "query_wait_timeout = 60",
        "tcp_keepalive = 1",
        "tcp_keepidle = 30",
        "tcp_keepintvl = 10",
        "tcp_keepcnt = 3",
        "tcp_user_timeout = 10000",
        "log_connections = 1",
        "log_disconnections = 1",
    ];

    // Clients come through HAProxy's front, so all have its address; who may reach the front is checked there. The console needs no
    // line: PgBouncer lets its own system user in by the socket, under the name pgbouncer.
    private static NodeFile Hba(Machine machine, PgBouncerInstance instance) => TextFile.ForGroup("postgres", HbaPath(instance),
    [
        TextFile.Notice,
        $"local pgbouncer {PgBouncerExporter.Login} peer",
        $"hostssl all {PgBouncerExporter.Login} 127.0.0.1/32 reject",
        $"hostssl {LookupDatabase} all 127.0.0.1/32 reject",
        .. Methods(machine, instance).Select(method => $"hostssl all all 127.0.0.1/32 {method}"),
    ]).ReadBy(PgBouncerUnit.Of(instance.Name), ChangeTakes.Reload);

    // The first line that fits decides, so two ways of logging in cannot share a port; the flows' first one counts.
    private static IEnumerable<string> Methods(Machine machine, PgBouncerInstance instance) =>
        machine.Flows.To(instance.Front).Select(connection => connection.Authentication switch
        {
            Authentication.Certificate => "cert",
            Authentication.Scram => "scram-sha-256",
            Authentication.SshKey or Authentication.Password or Authentication.AccessKey => "reject",
        }).Take(1);
}
