using ClusterProvisioning.Machines;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests.Database;

public sealed class PatroniConfigurationTests
{
    private const string Path = "/etc/patroni/config.yml";

    [Fact]
    public void Synchronous_settings_and_slots_belong_to_the_primary_cluster_only()
    {
        var (primary, standby) = (TestBundles.Of("eu-central", "aws", "pg1").Text(Path), TestBundles.Of("eu-central", "aws", "drpg1").Text(Path));
        primary.ShouldContain("    synchronous_mode: quorum\n");
        primary.ShouldContain("    slots:\n      dr_primary_slot:\n        type: physical\n");
        standby.ShouldNotContain("synchronous_mode");
        standby.ShouldNotContain("slots:\n");
        standby.ShouldContain("      primary_slot_name: dr_primary_slot\n");
        primary.ShouldNotContain("standby_cluster");
    }

    [Fact]
    public void A_standby_cluster_streams_from_all_members_of_the_primary_over_replication() =>
        TestBundles.Of("eu-central", "metal", "drpg1").Text(Path).ShouldContain("      host: 10.2.2.11,10.2.2.76,10.2.2.141\n");

    [Fact]
    public void PostgreSQL_is_reached_on_replication_by_members_and_listens_on_every_flows_network()
    {
        var text = TestBundles.Of("lab", "lab", "pg2").Text(Path);
        text.ShouldContain("  listen: 10.2.1.12,10.2.2.12,127.0.0.1:5432\n");
        text.ShouldContain("  connect_address: 10.2.2.12:5432\n");
        text.ShouldContain("  listen: 10.2.1.12:8008\n");
    }

    [Fact]
    public void Synchronous_standby_names_are_Patronis_alone()
    {
        foreach (var bundle in TestBundles.Of("eu-central", "aws").Where(bundle => bundle.Find(Path) is not null))
            bundle.Text(Path).ShouldNotContain("synchronous_standby_names");
    }

    [Theory]
    [InlineData("lab", "driver: testing", "device: /run/cluster-watchdog/watchdog")]
    [InlineData("metal", "driver: default", "device: /dev/watchdog")]
    public void The_watchdog_is_required_everywhere(string realisation, string driver, string device)
    {
        var bundle = TestBundles.Of("lab", realisation, "pg1");
        bundle.Text(Path).ShouldContain($"watchdog:\n  mode: required\n  {driver}\n  {device}\n");
        (bundle.Find("/etc/modules-load.d/cluster-watchdog.conf") is not null).ShouldBe(realisation == "metal");
    }

    [Fact]
    public void Parameters_of_the_region_take_the_place_of_ours_in_the_half_that_Patroni_reads_them_from()
    {
        var region = TestBundles.EuCentralWith("postgresql:\n  parameters: {max_wal_senders: \"40\", checkpoint_timeout: 30min}\n");
        var text = Bundles.Of(region, Realisation.Aws).First(bundle => bundle.Node.Name.ToString() == "pg1").Text(Path);
        var local = text[text.IndexOf("\npostgresql:", StringComparison.Ordinal)..];
        text[..^local.Length].ShouldContain("max_wal_senders: \"40\"\n");
        local.ShouldContain("checkpoint_timeout: 30min\n");
        local.ShouldNotContain("max_wal_senders");
        text.ShouldNotContain("checkpoint_timeout: 15min");
    }
}
