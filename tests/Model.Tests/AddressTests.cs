namespace ClusterProvisioning.Model.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("pg1", "database", "10.2.1.11")]
    [InlineData("pg3", "replication", "10.2.2.13")]
    [InlineData("etcd1", "monitoring", "10.3.1.10")]
    [InlineData("etcd3", "monitoring", "10.3.1.12")]
    public void The_seeds_addresses_hold_on_metal(string node, string network, string address) =>
        Address(TestRegions.Shipped("lab"), node, network).ShouldBe(address);

    [Theory]
    [InlineData("pg1", "euc1-az1", "10.2.1.11")]
    [InlineData("pg2", "euc1-az2", "10.2.1.76")]
    [InlineData("pg3", "euc1-az3", "10.2.1.141")]
    public void Aws_gets_a_plan_per_zone(string name, string zone, string address)
    {
        var region = TestRegions.Shipped("eu-central");
        Find(region, name).Zone.ShouldBe(zone);
        Address(region, name, "database").ShouldBe(address);
    }

    [Fact]
    public void Addresses_and_zones_stay_when_a_node_comes_and_another_goes()
    {
        var before = Addresses(TestRegions.Shipped("eu-central"));
        var changed = TestRegions.EuCentralWith("sites: {primary: {groups: {database: {nodes: {pg1: ~, pg4: {}, pg5: {}}}}}}\n").Region.ShouldNotBeNull();
        var after = Addresses(changed);
        foreach (var (node, places) in before.Where(node => node.Key != "pg1"))
            after[node].ShouldBe(places);
        after.ShouldNotContainKey("pg1");
        Address(changed, "pg4", "database").ShouldBe("10.2.1.14");
        Find(changed, "pg4").Zone.ShouldBe("euc1-az1");
    }

    [Fact]
    public void A_number_and_a_zone_can_be_given()
    {
        var region =
            TestRegions.EuCentralWith("sites: {primary: {groups: {database: {nodes: {spare: {number: 9, zone: euc1-az2}}}}}}\n").Region.ShouldNotBeNull();
        Address(region, "spare", "database").ShouldBe("10.2.1.83");
    }

    [Fact]
    public void Memory_follows_from_the_hardware_unless_given()
    {
        var region = TestRegions.Shipped("eu-central");
        var memory = PostgresMemory.For(region.Declared.Hardware.Single(kind => kind.Key.ToString() == "database").Value, region.Declared.Postgresql);
        (memory.SharedBuffers.ToString(), memory.EffectiveCacheSize.ToString()).ShouldBe(("128GB", "384GB"));

        var given = TestRegions.EuCentralWith("postgresql: {sharedBuffers: 100GB}\n").Region.ShouldNotBeNull();
        PostgresMemory.For(given.Groups.First().Hardware, given.Declared.Postgresql).SharedBuffers.ToString().ShouldBe("100GB");
    }

    [Fact]
    public void Raid_takes_its_share()
    {
        var disks = TestRegions.Shipped("eu-central").Declared.Hardware.Single(kind => kind.Key.ToString() == "database").Value.Disks;
        disks.ToDictionary(set => set.Key.ToString(), set => set.Value.UsableCapacity.ToString())
            .ShouldBe(new Dictionary<string, string> { ["os"] = "480GB", ["wal"] = "3.84TB", ["data"] = "92.16TB", ["staging"] = "150TB" });
    }

    private static Dictionary<string, string> Addresses(Region region) =>
        region.Nodes.ToDictionary(
            node => node.Name.ToString(),
            node => node.Zone + string.Concat(node.Addresses.Select(place => $" {place.Network.Name}={place.Address}")));

    private static Node Find(Region region, string node) => region.Nodes.Single(each => each.Name.ToString() == node);

    private static string Address(Region region, string node, string network) =>
        Find(region, node).Addresses.Single(place => place.Network.Name.ToString() == network).Address.ToString();
}
