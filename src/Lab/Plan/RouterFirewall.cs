using System.Text;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>The router's rules: what no flow declares is dropped between networks.</summary>
internal static class RouterFirewall
{
    /// <summary>The text of <c>/etc/nftables.conf</c>.</summary>
    public static string Of(IReadOnlyList<LabLeg> legs, IEnumerable<Connection> crossing)
    {
        var text = new StringBuilder();
        text.Append("#!/usr/sbin/nft -f\nflush ruleset\ntable inet router {\n");
        Chain(text, "input", ["iif \"lo\" accept", "ct state established,related accept", "icmp type echo-request accept"]);
        Chain(text, "forward", ["ct state established,related accept", "ct state invalid drop", "icmp type echo-request accept", .. crossing
            .Select(connection => Rule(legs, connection)).Distinct()]);
        text.Append("}\n");
        return text.ToString();
    }

    private static void Chain(StringBuilder text, string name, IEnumerable<string> rules)
    {
        text.Append($"    chain {name} {{\n        type filter hook {name} priority filter; policy drop;\n");
        foreach (var rule in rules)
            text.Append("        ").Append(rule).Append('\n');
        text.Append("    }\n");
    }

    private static string Rule(IReadOnlyList<LabLeg> legs, Connection connection) =>
        $"iifname \"{LegName(legs, connection.From)}\" oifname \"{LegName(legs, connection.To)}\" ip saddr {Hosts(connection.From)} ip daddr "
            + $"{Targets(connection.To)} tcp dport {connection.Port} accept comment \"{connection.Flow}\"";

    private static string Hosts(Endpoint end) => end.Group is { } group
        ? $"{{ {string.Join(", ", group.Nodes.Select(node => node.Addresses.First(address => address.Network == end.Network).Address))} }}"
        : end.Cidrs[0].ToString();

    // The address that machines share is theirs in their first network.
    private static string Targets(Endpoint end) => end.Group is { SharedAddress: { } shared } group && group.Networks[0] == end.Network
        ? $"{{ {string.Join(", ", group.Nodes.Select(node => node.Addresses[0].Address).Append(shared))} }}"
        : Hosts(end);

    private static string LegName(IReadOnlyList<LabLeg> legs, Endpoint end)
    {
        var network = LabNetwork.Of(end.Network!);
        return legs.First(leg => leg.Network == network).Interface;
    }
}
