using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Common;

public sealed class FirewallTests
{
    private const int Undeclared = 7777;

    /// <summary>Every machine to every address of every other one, on every port that some flow names and one that none does.</summary>
    [Theory]
    [MemberData(nameof(TestBundles.Regions), MemberType = typeof(TestBundles))]
    public void What_a_flow_declares_is_open_and_all_else_is_closed(string region, string realisation)
    {
        var model = TestBundles.Region(region);
        var connections = Connections.Of(model);
        var bundles = TestBundles.Of(region, realisation);
        var rules = bundles.ToDictionary(bundle => bundle.Node.Name, bundle => new Ruleset(bundle.Text("/etc/nftables.conf")));
        int[] ports = [.. connections.Select(connection => connection.Port.Number).Distinct(), Undeclared];
        foreach (var (source, from) in Places(bundles))
        {
            foreach (var (target, to) in Places(bundles).Where(place => place.Bundle.Node != source.Node))
            {
                foreach (var port in ports)
                {
                    (rules[source.Node.Name].LetsOut($"{to.Address}", port) && rules[target.Node.Name].LetsIn($"{from.Address}", $"{to.Address}", port))
                        .ShouldBe(
                            IsDeclared(connections, (source, from), (target, to), port),
                            $"{source.Node.Name} {from.Address} → {target.Node.Name} {to.Address}:{port}");
                }
            }
        }
    }

    [Fact]
    public void A_flow_that_is_taken_away_closes_its_port()
    {
        var open = new Ruleset(TestBundles.Of("eu-central", "aws", "pg1").Text("/etc/nftables.conf"));
        var closed = Bundles.Of(TestBundles.EuCentralWith("flows: {database-metrics: ~}\n"), Realisation.Aws)
            .Single(bundle => bundle.Node.Name.ToString() == "pg1");
        open.LetsIn("10.3.7.200", "10.2.1.11", 9187).ShouldBeTrue();
        new Ruleset(closed.Text("/etc/nftables.conf")).LetsIn("10.3.7.200", "10.2.1.11", 9187).ShouldBeFalse();
        closed.Units.ShouldNotContain("prometheus-postgres-exporter.service");
    }

    [Fact]
    public void Applications_reach_the_poolers_front_and_nothing_behind_it()
    {
        var pooler = new Ruleset(TestBundles.Of("lab", "lab", "pooler1").Text("/etc/nftables.conf"));
        pooler.LetsIn("10.1.1.20", "10.1.2.11", 5432).ShouldBeTrue();
        pooler.LetsIn("10.1.1.20", "10.1.2.11", 6432).ShouldBeFalse();
        pooler.LetsIn("10.1.1.20", "10.1.2.11", 8404).ShouldBeFalse();
        new Ruleset(TestBundles.Of("lab", "lab", "pg1").Text("/etc/nftables.conf")).LetsIn("10.1.1.20", "10.2.1.11", 5432).ShouldBeFalse();
    }

    [Theory]
    [InlineData("gateway1", "10.3.4.140", "10.3.4.11")]
    [InlineData("drpg1", "10.13.4.140", "10.13.4.11")]
    public void On_AWS_its_services_are_reached_inside_the_site_and_no_machine_beside_them(string node, string endpoint, string machine)
    {
        var rules = new Ruleset(TestBundles.Of("eu-central", "aws", node).Text("/etc/nftables.conf"));
        rules.LetsOut(endpoint, 443).ShouldBeTrue();
        rules.LetsOut(machine, 443).ShouldBeFalse();
    }

    private static IEnumerable<(Bundle Bundle, NodeAddress Place)> Places(IReadOnlyList<Bundle> bundles) =>
        bundles.SelectMany(bundle => bundle.Node.Addresses.Select(place => (bundle, place)));

    private static bool IsDeclared(
        IReadOnlyList<Connection> connections,
        (Bundle Bundle, NodeAddress Place) from,
        (Bundle Bundle, NodeAddress Place) to,
        int port) =>
        connections.Any(connection => connection.Port.Number == port
            && connection.To.Group.Path.Equals(to.Bundle.NodeGroup.Path) && connection.To.Network.Path.Equals(to.Place.Network.Path)
            && (connection.From.Group is { } group
                ? group.Path.Equals(from.Bundle.NodeGroup.Path) && connection.From.Network!.Path.Equals(from.Place.Network.Path)
                // Of the region's own machines only Prometheus' asks for its network.
                : from.Bundle.NodeGroup.Role == NodeRole.Monitoring && connection.From.Network?.Path.Equals(from.Place.Network.Path) == true));
}
