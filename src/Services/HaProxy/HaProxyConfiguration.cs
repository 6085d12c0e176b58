using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Keepalived;
using ClusterProvisioning.Services.PgBouncer;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary><c>/etc/haproxy/haproxy.cfg</c>: the front that applications connect to, and the
/// hop that knows the members' roles (HAProxy docs, "Configuration Manual").</summary>
internal sealed class HaProxyConfiguration
{
    /// <summary>The name of the front that applications connect to.</summary>
    public const string Front = "applications";

    // How far a replica may lie behind before reads avoid it.
    private const string ReadLag = "16MB";

    private readonly Machine _machine;
    private readonly RegionDeclaration _region;
    private readonly IReadOnlyList<PgBouncerInstance> _instances;
    private readonly IReadOnlyList<(Node Node, Ipv4 Address)> _members;

    private HaProxyConfiguration(Machine machine)
    {
        _machine = machine;
        _region = machine.Region.Declared;
        _instances = PgBouncerInstance.All(machine);
        _members = machine.Flows.Targets(NodeRole.Database, _region.Postgresql.Port);
    }

    private bool IsDr => _machine.Site.Declared.Role == SiteRole.Dr;

    // Every session of the front ends in a hop, and so does every check of PgBouncer's own.
    private int HopConnections => _region.Postgresql.MaxConnections * Math.Max(1, _members.Count);

    /// <summary>A pooler's whole configuration: counters, health, fronts for applications, and the hop to the members.</summary>
    public static NodeFile Of(Machine machine) => TextFile.Root(HaProxyText.Path, new HaProxyConfiguration(machine).Lines());

    private IEnumerable<string> Lines() =>
    [
        TextFile.Notice,
        .. HaProxyText.Global(_machine, _region.Haproxy.MaxConnections + HopConnections),
        .. Fronts(),
        .. Health(),
        .. Hops(),
        .. Roles(),
        .. HaProxyText.Metrics(_machine),
    ];

    private IEnumerable<string> Fronts()
    {
        var address = _machine.AddressIn(_machine.Group.Networks[0]);
        return
        [
            "",
            $"frontend {Front}",
            .. _instances.SelectMany(instance => SharedAddress.With(_machine.Group, address).Select(each => $"  bind {each}:{instance.Front}")),
            $"  maxconn {_region.Haproxy.MaxConnections}",
            "  option clitcpka",
            .. _instances.SelectMany(Admission),
            "  tcp-request connection reject",
            .. _instances.Select(instance => $"  use_backend pgbouncer_{instance.Name} if {{ dst_port {instance.Front} }}"),
            .. _instances
                .SelectMany(instance => (string[])["", $"backend pgbouncer_{instance.Name}", $"  server pgbouncer 127.0.0.1:{instance.Port} check inter 2s"]),
        ];
    }

    private IEnumerable<string> Admission(PgBouncerInstance instance) =>
        from connection in _machine.Flows.To(instance.Front)
        let source = connection.From.IsInternet ? "" : $" {{ src {string.Join(' ', MachineFlows.Sources(connection.From))} }}"
        select $"  tcp-request connection accept if {{ dst_port {instance.Front} }}{source}";

    private IEnumerable<string> Health() =>
    [
        .. HaProxyText.Health(_machine, "{ nbsrv(pgbouncer_write) lt 1 }", string.Join(' ', Leaders().Select(leader => $"{{ nbsrv({leader}) lt 1 }}"))),
        .. Self(),
    ];

    // Whether this machine does its part, whatever the members do: while they have no leader, every pooler is as good as another.
    private string[] Self() => _machine.Group.SharedAddress is null ? [] :
    [
        "",
        "frontend self",
        $"  bind {SharedAddress.CheckAddress}",
        "  mode http",
        "  option httplog",
        "  option dontlog-normal",
        "  timeout client 5s",
        "  maxconn 20",
        $"  monitor-uri {SharedAddress.CheckPath}",
        "  monitor fail if { nbsrv(pgbouncer_write) lt 1 }",
    ];

    private IEnumerable<string> Leaders() => IsDr ? ["primary", "standby_leader"] : ["primary"];

    private IEnumerable<string> Hops() =>
    [
        "",
        "frontend write_hop",
        $"  bind 127.0.0.1:{ServicePorts.WriteHop}",
        $"  maxconn {HopConnections}",
        // A standby cluster has a primary from the moment that it is promoted.
        .. IsDr ? (string[])["  use_backend primary if { nbsrv(primary) gt 0 }", "  default_backend standby_leader"] : ["  default_backend primary"],
        "",
        "frontend read_hop",
        $"  bind 127.0.0.1:{ServicePorts.ReadHop}",
        $"  maxconn {HopConnections}",
        "  use_backend replicas if { nbsrv(replicas) gt 0 }",
        .. IsDr ? (string[])["  use_backend standby_leader if { nbsrv(standby_leader) gt 0 }"] : [],
        "  default_backend primary",
    ];

    private IEnumerable<string> Roles() =>
    [
        .. Role("primary", "/primary"),
        .. IsDr ? Role("standby_leader", "/standby-leader") : [],
        .. Role("replicas", $"/replica?lag={ReadLag}"),
    ];

    private IEnumerable<string> Role(string name, string path) =>
    [
        "",
        $"backend {name}",
        "  balance roundrobin",
        "  option srvtcpka",
        "  option httpchk",
        // HAProxy hangs up on an answer's body, and Patroni logs a traceback for it; OPTIONS has none.
        $"  http-check send meth OPTIONS uri {path}",
        "  http-check expect status 200",
        $"  default-server {CheckTimes()} fall 2 rise 1 on-marked-down shutdown-sessions check port {_region.Patroni.RestPort} check-ssl {CheckTrust()}",
        .. _members.Select(member => $"  server {member.Node.Name} {member.Address}:{_region.Postgresql.Port} verifyhost {_machine.Names.Of(member.Node)}"),
    ];

    private static string CheckTrust() =>
        $"verify required ca-file {NodeCertificates.AuthorityPath} crt {NodeCertificates.CertificatePath(PoolerProxyService.Certificate)}";

    private string CheckTimes()
    {
        var (usual, fast) = (_region.Haproxy.CheckInterval.Milliseconds, Math.Max(1, _region.Haproxy.CheckInterval.Milliseconds / 2));
        return $"inter {usual}ms fastinter {fast}ms downinter {fast}ms";
    }
}
