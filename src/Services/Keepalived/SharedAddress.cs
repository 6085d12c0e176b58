using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Keepalived;

/// <summary>The address that the poolers share: keepalived gives it to one that does its part
/// (RFC 9568; keepalived.conf(5)). A cloud has load balancers instead.</summary>
internal static class SharedAddress
{
    /// <summary>Where keepalived reads its settings, as Debian packages it.</summary>
    public const string Path = "/etc/keepalived/keepalived.conf";

    /// <summary>Where HAProxy says whether this machine does its part.</summary>
    public const string CheckAddress = "127.0.0.1:8406";

    /// <summary>Debian's unit of keepalived.</summary>
    public const string Unit = "keepalived.service";

    /// <summary>The path of HAProxy's answer about itself.</summary>
    public const string CheckPath = "/self";

    private const int HighestPriority = 200;

    /// <summary>keepalived's settings and unit; empty where nothing is shared.</summary>
    public static ServiceFiles Of(Machine machine) => machine.Group.SharedAddress is not { } shared ? ServiceFiles.None : new ServiceFiles
    {
        Files =
        [
            TextFile.Root(Path, Lines(machine, shared)).ReadBy(Unit, ChangeTakes.Reload),
            TextFile.Root("/etc/default/keepalived", TextFile.Notice, "DAEMON_ARGS=\"--vrrp --log-detail\""),
            TextFile.Root(
                "/etc/systemd/system/keepalived.service.d/10-cluster.conf",
                TextFile.Notice,
                "[Unit]",
                "Wants=network-online.target",
                "After=network-online.target haproxy.service",
                "",
                "[Service]",
                "Restart=always",
                "RestartSec=1"),
        ],
        Units = [Unit],
    };

    /// <summary>An own address with the shared one.</summary>
    public static IEnumerable<Ipv4> With(NodeGroup group, Ipv4 own) => group.SharedAddress is { } shared ? [own, shared] : [own];

    /// <summary>The firewall's lines for what the others say.</summary>
    public static IEnumerable<string> Inwards(Machine machine) =>
        from peer in Peers(machine)
        let network = machine.Group.Networks[0]
        let way = $"iifname \"{Interfaces.NameOf(network)}\" ip saddr {peer} ip daddr {machine.AddressIn(network)}"
        select $"{way} ip protocol vrrp accept comment \"shared-address\"";

    /// <summary>The firewall's lines for what it says to the others.</summary>
    public static IEnumerable<string> Outwards(Machine machine) =>
        Peers(machine).Select(peer => $"ip daddr {peer} ip protocol vrrp accept comment \"shared-address\"");

    private static IEnumerable<Ipv4> Peers(Machine machine) => machine.Group.SharedAddress is null ? [] :
        machine.Group.Nodes.Where(node => node.Name != machine.Node.Name).Select(node => Machine.AddressOf(node, machine.Group.Networks[0]));

    // One that comes back does not take the address from the one that serves: each move breaks connections.
    private static IEnumerable<string> Lines(Machine machine, Ipv4 shared) =>
    [
        TextFile.Notice,
        "global_defs {",
        $"  router_id {machine.Node.Name}",
        "  enable_script_security",
        "  script_user nobody nogroup",
        "}",
        .. HaProxyAnswers(),
        "vrrp_instance poolers {",
        "  state BACKUP",
        "  nopreempt",
        $"  interface {Uplink.InterfaceOf(machine, machine.Group.Networks[0])}",
        $"  virtual_router_id {Number(shared.Bits & 0xFF)}",
        $"  priority {Number((uint)(HighestPriority - machine.Node.Number))}",
        "  advert_int 1",
        $"  unicast_src_ip {machine.AddressIn(machine.Group.Networks[0])}",
        "  unicast_peer {",
        .. Peers(machine).Select(peer => $"    {peer}"),
        "  }",
        "  virtual_ipaddress {",
        $"    {shared}/32",
        "  }",
        "  track_script {",
        "    haproxy",
        "  }",
        "}",
    ];

    private static IEnumerable<string> HaProxyAnswers() =>
    [
        "vrrp_script haproxy {",
        $"  script \"/usr/bin/curl --fail --silent --output /dev/null --max-time 1 http://{CheckAddress}{CheckPath}\"",
        "  interval 2",
        "  timeout 2",
        "  fall 2",
        "  rise 2",
        "}",
    ];

    private static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
