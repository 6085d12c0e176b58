using System.Text.RegularExpressions;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Stacks.Tests;

/// <summary>
/// Holds security groups to what the machines' own files dial: a rule for a load balancer opens nothing for one who dials the machines behind it.
/// </summary>
public sealed class DialledTests
{
    public static TheoryData<string> Regions => ["eu-central", "us-east", "ap-south"];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Every_address_that_a_machine_may_dial_is_open_at_both_ends(string name)
    {
        var (region, compiled) = (CompiledRegion.Load(name), CompiledRegion.Of(name));
        var machines = Machines(region);
        var bundles = Bundles.Of(region, Realisation.For(region.Declared.Target));
        foreach (var connection in Connections.Of(region).Where(connection => connection.From.Group is not null))
        {
            var dialled = bundles.Where(bundle => bundle.NodeGroup.Path == connection.From.Group!.Path)
                .SelectMany(bundle => Dialled(bundle, connection))
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var met = dialled.Select(address => machines.GetValueOrDefault(address))
                .OfType<Listener>()
                .Where(end => end.Group.Path == connection.To.Group.Path)
                .DistinctBy(end => end.Network.Path)
                .ToList();
            met.ShouldNotBeEmpty($"{connection.Flow}: {connection.From.Group!.Path.Text} dials {string.Join(", ", dialled)}");
            foreach (var end in met)
                IsOpen(compiled, region, connection.From, end, connection.Port.ToString(), connection.Flow.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Each_pooler_that_a_gateways_HAProxy_dials_is_open_to_the_gateway(string name)
    {
        var (region, compiled) = (CompiledRegion.Load(name), CompiledRegion.Of(name));
        var machines = Machines(region);
        var gateways = Bundles.Of(region, Realisation.For(region.Declared.Target)).Where(bundle => bundle.NodeGroup.Role == NodeRole.Gateway).ToList();
        gateways.ShouldNotBeEmpty();
        foreach (var gateway in gateways)
        {
            var servers = Regex.Matches(Content(gateway, "/etc/haproxy/haproxy.cfg"), @"^  server \S+ ([0-9.]+):(\d+) check", RegexOptions.Multiline);
            servers.Count.ShouldBeGreaterThan(1, gateway.Node.Path.Text);
            var from = Connections.Of(region)
                .First(connection => connection.From.Group?.Path == gateway.NodeGroup.Path && connection.To.Group.Role == NodeRole.Pooler).From;
            foreach (Match server in servers)
                IsOpen(compiled, region, from, machines[server.Groups[1].Value], server.Groups[2].Value, gateway.Node.Path.Text);
        }
    }

    private static void IsOpen(CompiledRegion compiled, Region region, Endpoint from, Listener to, string port, string what)
    {
        var isLocal = from.Network!.Site == to.Network.Site;
        Has("Egress", Group(region, from), to).ShouldBeTrue($"{what}: out of {Group(region, from)} to {Group(region, to)} on {port}");
        Has("Ingress", Group(region, to), from).ShouldBeTrue($"{what}: into {Group(region, to)} from {Group(region, from)} on {port}");

        bool Has(string direction, string own, Endpoint peer) =>
            compiled.OfType($"aws:vpc/securityGroup{direction}Rule:SecurityGroup{direction}Rule").Any(rule =>
                rule.Property("securityGroupId") == own && rule.Property("fromPort") == port && rule.Property("toPort") == port
                && (isLocal
                    ? rule.Property("referencedSecurityGroupId") == Group(region, peer)
                    : rule.Property("cidrIpv4") == peer.Network!.Declared.Cidr.ToString()));
    }

    private static string Group(Region region, Endpoint end) =>
        $"${{aws_ec2_SecurityGroup_{region.Name}-{end.Network!.Site}-{end.Group!.Name}-on-{end.Network.Name}.id}}";

    /// <summary>Whose each address is.</summary>
    private static Dictionary<string, Listener> Machines(Region region) =>
        region.Groups.SelectMany(group => group.Nodes.SelectMany(node => node.Addresses.Select(place => (place.Address, place.Network, Group: group))))
            .ToDictionary(place => place.Address.ToString(), place => new Listener(place.Network, place.Group), StringComparer.Ordinal);

    /// <summary>Where a machine's own firewall lets a flow go.</summary>
    private static IEnumerable<string> Dialled(Bundle bundle, Connection connection) =>
        from line in Content(bundle, "/etc/nftables.conf").Split("chain output", 2)[1].Split('\n')
        where line.EndsWith($" dport {connection.Port} accept comment \"{connection.Flow}\"", StringComparison.Ordinal)
        from Match address in Regex.Matches(line.Split(" dport ")[0], "[0-9.]{7,}")
        select address.Value;

    private static string Content(Bundle bundle, string path) => bundle.Files.Single(file => file.Path == path).Content;
}
