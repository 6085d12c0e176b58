using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary><c>/etc/patroni/config.yml</c> (Patroni docs, "YAML Configuration Settings").</summary>
internal sealed class PatroniConfiguration(Machine machine)
{
    /// <summary>Its path; Debian's unit starts only where it is there.</summary>
    public const string Path = "/etc/patroni/config.yml";

    private const int WatchdogSafetyMargin = 5;

    private readonly RegionDeclaration _region = machine.Region.Declared;
    private readonly DataFolders _folders = new(machine.Region, machine.Group);

    private PatroniCluster Cluster => machine.Site.Cluster!;

    private static string Certificate => NodeCertificates.CertificatePath(PatroniService.Certificate);

    private static string Key => NodeCertificates.KeyPath(PatroniService.Certificate);

    /// <summary>A member's settings; what the whole cluster shares stands in bootstrap.dcs and counts once.</summary>
    public static NodeFile Of(Machine machine) =>
        TextFile.ForGroup("postgres", Path) with { Content = YamlText.Of(new PatroniConfiguration(machine).Document()), Readers = [PatroniSettings.Reader] };

    private YamlMap Document()
    {
        var (store, settings) = _region.Patroni.Dcs switch
        {
            DcsKind.Etcd => ("etcd3", Etcd()),
            DcsKind.Consul => ("consul", Consul()),
        };
        var document = new YamlMap
        {
            ["scope"] = Cluster.Scope,
            ["namespace"] = "/service/",
            ["name"] = machine.Node.Name.ToString(),
            ["restapi"] = RestApi(),
            ["ctl"] = Ctl(),
            [store] = settings,
        };
        // Without it a member makes no cluster (ha.py, bootstrap()).
        if (Cluster.Founders.Any(group => group.Name == machine.Group.Name))
            document["bootstrap"] = Bootstrap();
        document["postgresql"] = PostgreSql();
        document["watchdog"] = Watchdog();
        document["tags"] = Tags(machine.Group.Declared.Replication);
        return document;
    }

    private YamlMap Bootstrap() => new()
    {
        ["dcs"] = DynamicConfiguration.Of(machine),
        ["initdb"] = InitDb(),
        ["post_init"] = PostInit.Path,
    };

    private YamlMap Watchdog() => new()
    {
        ["mode"] = EnumName.Of(_region.Patroni.Watchdog),
        ["driver"] = machine.Realisation.WatchdogDriver,
        ["device"] = machine.Realisation.WatchdogDevice,
        ["safety_margin"] = WatchdogSafetyMargin,
    };

    private static YamlMap Ctl() => new()
    {
        ["insecure"] = false,
        ["cacert"] = NodeCertificates.AuthorityPath,
        ["certfile"] = Certificate,
        ["keyfile"] = Key,
    };

    private static YamlMap Tags(ReplicationKind replication) => new()
    {
        ["noloadbalance"] = replication == ReplicationKind.Analytics,
        ["clonefrom"] = false,
        ["nosync"] = replication != ReplicationKind.Quorum,
        // nosync keeps a member out of commits, not out of elections: at the same position one of the
        // quorum leads, and 0 never does (Patroni docs, "failover_priority"; it excludes nofailover).
        ["failover_priority"] = replication switch { ReplicationKind.Quorum => 2, ReplicationKind.Async => 1, ReplicationKind.Analytics => 0 },
    };

    private YamlMap RestApi()
    {
        var port = _region.Patroni.RestPort;
        var address = RestEndpoint.Of(machine);
        return new YamlMap
        {
            ["listen"] = address,
            ["connect_address"] = address,
            ["cafile"] = NodeCertificates.AuthorityPath,
            ["certfile"] = Certificate,
            ["keyfile"] = Key,
            ["verify_client"] = "required",
            ["allowlist"] = Administering(port),
            ["allowlist_include_members"] = true,
        };
    }

    // A certificate lets everyone ask: balancers have to. Whoever changes the configuration runs commands as postgres on each
    // member (archive_command), so that this is for those alone who work on members as superuser, and for the members: by name too, since
    // what allowlist_include_members lets in is not let in for /failsafe (Patroni 4.0, do_POST_failsafe).
    private string[] Administering(Port port) =>
    [
        .. machine.Flows.To(port).Where(MayChange).SelectMany(connection => MachineFlows.Sources(connection.From)).Distinct(StringComparer.Ordinal),
    ];

    // The job on Kubernetes works at the primary site alone.
    private bool MayChange(Connection connection) => connection.From.Group is { Role: NodeRole.Database } members
        ? members.Site == machine.Site.Name
        : Administrators.ComeBy(machine.Region, connection)
            && (connection.From.Group is not null || machine.Site.Declared.Role == SiteRole.Primary);

    private YamlMap Etcd() => new()
    {
        ["hosts"] = machine.Flows.Targets(NodeRole.Etcd, _region.Etcd.ClientPort).Select(target => $"{target.Address}:{_region.Etcd.ClientPort}").ToArray(),
        ["protocol"] = "https",
        ["cacert"] = NodeCertificates.AuthorityPath,
        ["cert"] = Certificate,
        ["key"] = Key,
    };

    // The machine's own agent knows which servers are there.
    private YamlMap Consul() => new()
    {
        ["host"] = $"127.0.0.1:{_region.Consul.HttpsPort}",
        ["scheme"] = "https",
        ["verify"] = true,
        ["register_service"] = false,
        ["cacert"] = NodeCertificates.AuthorityPath,
        ["cert"] = Certificate,
        ["key"] = Key,
    };

    // The built-in provider sorts the same on every member, whatever its C library.
    private object[] InitDb() =>
    [
        new YamlMap { ["encoding"] = "UTF8" },
        new YamlMap { ["locale-provider"] = "builtin" },
        new YamlMap { ["builtin-locale"] = "C.UTF-8" },
        new YamlMap { ["locale"] = "C.UTF-8" },
        "data-checksums",
        new YamlMap { ["waldir"] = _folders.Wal },
    ];

    private YamlMap PostgreSql()
    {
        var port = _region.Postgresql.Port;
        var members = machine.AddressIn(machine.Flows.NetworkFor(NodeRole.Database, port));
        return new YamlMap
        {
            ["listen"] = $"{string.Join(',', Listening(port))},127.0.0.1:{port}",
            ["connect_address"] = $"{members}:{port}",
            ["data_dir"] = _folders.Data,
            ["bin_dir"] = _folders.Programs,
            ["use_unix_socket"] = true,
            ["use_unix_socket_repl"] = true,
            ["pgpass"] = "/run/postgresql/.pgpass_patroni",
            ["create_replica_methods"] = new[] { "basebackup" },
            ["basebackup"] = new object[] { new YamlMap { ["waldir"] = _folders.Wal }, new YamlMap { ["checkpoint"] = "fast" } },
            ["authentication"] = new YamlMap
            {
                ["superuser"] = new YamlMap { ["username"] = DatabaseRoles.Superuser },
                ["replication"] = ByCertificate(DatabaseRoles.Replication),
                ["rewind"] = ByCertificate(DatabaseRoles.Rewind),
            },
            ["parameters"] = PostgresParameters.Local(machine),
            ["pg_hba"] = HostBasedAuthentication.Rules(machine),
            ["pg_ident"] = HostBasedAuthentication.Maps(machine),
        };
    }

    private IEnumerable<string> Listening(Port port) =>
        machine.Flows.NetworksOf(port).Select(network => machine.AddressIn(network).ToString());

    private static YamlMap ByCertificate(string role) => new()
    {
        ["username"] = role,
        ["sslmode"] = "verify-full",
        ["sslrootcert"] = NodeCertificates.AuthorityPath,
        ["sslcert"] = Certificate,
        ["sslkey"] = Key,
    };
}
