using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Base;

/// <summary><c>/etc/nftables.conf</c>: what no flow declares is dropped, inwards and outwards.</summary>
internal static class Firewall
{
    /// <summary>Where Debian's unit loads the rules from.</summary>
    public const string Path = "/etc/nftables.conf";

    /// <summary>The unit that loads it.</summary>
    public const string Unit = "nftables.service";

    private const string Established = "    ct state established,related accept";
    private const string Invalid = "    ct state invalid drop";

    // Path MTU discovery needs "fragmentation needed" also for flows that conntrack has forgotten (RFC 1191).
    private const string Icmp = "    icmp type destination-unreachable accept";

    /// <summary>Rules of both directions: the declared flows, what services ask for besides, and nothing else.</summary>
    public static NodeFile Of(Machine machine) => new(Path, "0755", "root", "root", TextFile.Join(
    [
        "#!/usr/sbin/nft -f",
        TextFile.Notice,
        "flush ruleset",
        "table inet node {",
        .. Chain("input", "lo", "iif", [.. Inwards(machine), .. Besides(machine).SelectMany(service => service.Inwards(machine))]),
        "  chain forward {",
        "    type filter hook forward priority filter; policy drop;",
        "  }",
        .. Chain("output", "lo", "oif",
        [
            .. Outwards(machine),
            .. WaysOut(machine).Distinct(StringComparer.Ordinal),
            .. Besides(machine).SelectMany(service => service.Outwards(machine)),
        ]),
        "}",
    ]))
    { Readers = [new FileReader(Unit, ChangeTakes.Reload)] };

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
        let way = $"iifname \"{Interfaces.NameOf(network)}\" {wrapped}{source}ip daddr {Set(Own(machine, network))}"
        select $"{way} {Port(machine, connection)} accept comment \"{connection.Flow}\"";

    private static IEnumerable<string> Outwards(Machine machine) =>
        from connection in machine.Flows.Out
        where connection.From.Group is not null || MachineServices.CallsForItsNetwork(machine.Region, machine.Group)
        select $"ip daddr {Set(MachineFlows.Destinations(connection.To))} {Port(machine, connection)} accept comment \"{connection.Flow}\"";

    private static string Port(Machine machine, Connection connection) =>
        connection.IsGossip(machine.Region) ? $"meta l4proto {{ tcp, udp }} th dport {connection.Port}" : $"tcp dport {connection.Port}";

    // What leads anywhere still leads to none of the region's own machines: those are for flows.
    private static IEnumerable<string> WaysOut(Machine machine) =>
        from way in machine.WaysOut
        let to = way.IsAnywhere ? ServiceEndpoints.Of(machine, way) : way.To
        let target = to.Count == 0
            ? $"!= {Set([.. machine.Region.Sites.SelectMany(site => site.Declared.Blocks.Values).Select(block => block.ToString())])}"
            : Set([.. to.Select(cidr => cidr.ToString())])
        select $"ip daddr {target} {EnumName.Of(way.Protocol)} dport {way.Port} accept comment \"{way.Name}\"";

    private static IEnumerable<IBesidesFlows> Besides(Machine machine) => MachineServices.Of(machine.Region, machine.Group).OfType<IBesidesFlows>();

    private static List<string> Own(Machine machine, NetworkSegment network) =>
        [
            machine.AddressIn(network).ToString(),
            .. machine.Group.SharedAddress is { } shared && network.Path == machine.Group.Networks[0].Path ? [shared.ToString()] : Array.Empty<string>(),
        ];

    private static string Set(IReadOnlyList<string> addresses) => addresses.Count == 1 ? addresses[0] : $"{{ {string.Join(", ", addresses)} }}";
}
