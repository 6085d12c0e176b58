using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Common;

public sealed class NetworkFilesTests
{
    [Fact]
    public void Only_the_first_network_has_a_default_route()
    {
        var bundle = TestBundles.Of("lab", "lab", "pg1");
        bundle.Text("/etc/systemd/network/20-database.network").ShouldContain("Gateway=10.2.1.1\n");
        bundle.Text("/etc/systemd/network/20-replication.network").ShouldNotContain("Gateway=10.2.2.1\n[");
        Destinations(bundle.Text("/etc/systemd/network/20-backup.network")).ShouldBe(["10.12.3.0/24"]);
    }

    [Fact]
    public void Replication_leads_to_its_own_network_at_the_other_site_and_nowhere_else()
    {
        var text = TestBundles.Of("eu-central", "metal", "pg1").Text("/etc/systemd/network/20-replication.network");
        Destinations(text).ShouldBe(["10.2.2.0/24", "10.12.2.0/24"]);
    }

    [Fact]
    public void A_network_in_one_piece_needs_no_route_to_itself() =>
        Destinations(TestBundles.Of("lab", "lab", "pg1").Text("/etc/systemd/network/20-replication.network")).ShouldBe(["10.12.2.0/24"]);

    [Theory]
    [InlineData("metal", "/etc/systemd/network/10-replication.netdev", "Id=202\n")]
    public void An_interface_bears_its_networks_name(string realisation, string path, string line)
    {
        var bundle = TestBundles.Of("eu-central", realisation, "pg1");
        bundle.Text(path).ShouldContain(line);
        bundle.Text("/etc/systemd/network/20-replication.network").ShouldContain("Name=replication\n");
    }

    private static IEnumerable<string> Destinations(string text) =>
        text.Split('\n').Where(line => line.StartsWith("Destination=", StringComparison.Ordinal)).Select(line => line["Destination=".Length..]);
}
