using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;

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
        .. Chain("input", "lo", "iif", [.. Inwards(machine), .. Health(machine)]),
        "  chain forward {",
        "    type filter hook forward priority filter; policy drop;",
        "  }",
        .. Chain("output", "lo", "oif", Outwards(machine)),
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
        let network = connection.To.Network!
        let source = connection.From.Network is null ? "" : $"ip saddr {Set(MachineFlows.Sources(connection.From))} "
        select $"iifname \"{Interfaces.NameOf(network)}\" {source}ip daddr {machine.AddressIn(network)} tcp dport {connection.Port} accept comment \"{connection.Flow}\"";

    private static IEnumerable<string> Outwards(Machine machine) =>
        from connection in machine.Flows.Out
        select $"ip daddr {Set(MachineFlows.Sources(connection.To))} tcp dport {connection.Port} accept comment \"{connection.Flow}\"";

    // Load balancers ask from addresses of the poolers' own network.
    private static IEnumerable<string> Health(Machine machine)
    {
        if (machine.Group.Role != NodeRole.Pooler)
            return [];
        var network = machine.Group.Networks[0];
        return [$"iifname \"{Interfaces.NameOf(network)}\" ip saddr {network.Declared.Cidr} ip daddr {machine.AddressIn(network)} tcp dport {machine.Region.Declared.Haproxy.HealthPort} accept comment \"health\""];
    }

    private static string Set(IReadOnlyList<string> addresses) => addresses.Count == 1 ? addresses[0] : $"{{ {string.Join(", ", addresses)} }}";
}
