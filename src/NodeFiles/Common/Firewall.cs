using ClusterProvisioning.NodeFiles.Bastion;
using ClusterProvisioning.NodeFiles.Ipsec;
using ClusterProvisioning.NodeFiles.Pooler;
using ClusterProvisioning.NodeFiles.Storage;
using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.NodeFiles.Common;

/// <summary><c>/etc/nftables.conf</c>: what no flow declares is dropped, inwards and outwards.</summary>
internal static class Firewall
{
    private const string Established = "    ct state established,related accept";
    private const string Invalid = "    ct state invalid drop";

    // Path MTU discovery needs "fragmentation needed" also for flows that conntrack has forgotten (RFC 1191).
    private const string Icmp = "    icmp type destination-unreachable accept";

    /// <summary>The file.</summary>
    public static NodeFile Of(Machine machine) => new("/etc/nftables.conf", "0755", "root", "root", TextFile.Join(
    [
        "#!/usr/sbin/nft -f",
        TextFile.Notice,
        "flush ruleset",
        "table inet node {",
        .. Chain("input", "lo", "iif", [.. Inwards(machine), .. Health(machine), .. SharedAddress.Inwards(machine), .. IpsecFiles.Inwards(machine), .. VpnFiles.Inwards(machine)]),
        "  chain forward {",
        "    type filter hook forward priority filter; policy drop;",
        "  }",
        .. Chain("output", "lo", "oif", [.. Outwards(machine), .. WaysOut(machine).Distinct(StringComparer.Ordinal), .. DiskUnlocking.Outwards(machine), .. SharedAddress.Outwards(machine), .. IpsecFiles.Outwards(machine), .. VpnFiles.Outwards(machine)]),
        "}",
    ]));

    private static IEnumerable<string> Chain(string hook, string loopback, string side, IEnumerable<string> rules) =>
    [
        $"  chain {hook} {{",
        $"    type filter hook {hook} priority filter; policy drop;",
        $"    {side} \"{loopback}\" accept",
        Established,
        Invalid,
        Icmp,
        .. rules.Select(rule => $"    {rule}"),
        "    counter comment \"dropped\"",
        "  }",
    ];

    private static IEnumerable<string> Inwards(Machine machine) =>
        from connection in machine.Flows.In
        let network = connection.To.Network
        let source = connection.From.IsInternet ? "" : $"ip saddr {Set(MachineFlows.Sources(connection.From))} "
        // Clients of a VPN have their addresses inside of it only.
        let wrapped = connection.From.Clients is null ? "" : "meta secpath exists "
        select $"iifname \"{Interfaces.NameOf(network)}\" {wrapped}{source}ip daddr {Set(Own(machine, network))} {Port(machine, connection)} accept comment \"{connection.Flow}\"";

    private static IEnumerable<string> Outwards(Machine machine) =>
        from connection in machine.Flows.Out
        select $"ip daddr {Set(MachineFlows.Destinations(connection.To))} {Port(machine, connection)} accept comment \"{connection.Flow}\"";

    private static string Port(Machine machine, Connection connection) =>
        connection.IsGossip(machine.Region) ? $"meta l4proto {{ tcp, udp }} th dport {connection.Port}" : $"tcp dport {connection.Port}";

    // What leads anywhere still leads to none of the region's own machines: those are for flows.
    private static IEnumerable<string> WaysOut(Machine machine) =>
        from way in machine.WaysOut
        let to = way.IsAnywhere ? ServiceEndpoints.Of(machine, way) : way.To
        let target = to.Count == 0 ? $"!= {Set([.. machine.Region.Sites.SelectMany(site => site.Declared.Blocks.Values).Select(block => block.ToString())])}" : Set([.. to.Select(cidr => cidr.ToString())])
        select $"ip daddr {target} {EnumName.Of(way.Protocol)} dport {way.Port} accept comment \"{way.Name}\"";

    // A cloud's load balancer asks from addresses of the machines' own network; poolers of one's own share an address, and nobody asks.
    private static IEnumerable<string> Health(Machine machine)
    {
        if (machine.Group.Role is not (NodeRole.Pooler or NodeRole.Gateway) || machine.Region.Declared.Target != Target.Aws)
            return [];
        var network = machine.Group.Networks[0];
        return [$"iifname \"{Interfaces.NameOf(network)}\" ip saddr {network.Declared.Cidr} ip daddr {machine.AddressIn(network)} tcp dport {machine.Region.Declared.Haproxy.HealthPort} accept comment \"health\""];
    }

    private static List<string> Own(Machine machine, Network network) =>
        [machine.AddressIn(network).ToString(), .. machine.Group.SharedAddress is { } shared && network.Path == machine.Group.Networks[0].Path ? [shared.ToString()] : Array.Empty<string>()];

    private static string Set(IReadOnlyList<string> addresses) => addresses.Count == 1 ? addresses[0] : $"{{ {string.Join(", ", addresses)} }}";
}
