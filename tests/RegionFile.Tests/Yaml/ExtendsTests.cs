namespace ClusterProvisioning.RegionFile.Tests.Yaml;

public sealed class ExtendsTests
{
    [Fact]
    public void A_message_points_into_the_file_where_the_value_really_stands()
    {
        var found = TestRegions.EuCentralWith("patroni: {retryTimeout: 12s}\n").Diagnostics.Single(each => each.Code == "CP1009");
        Path.GetFileName(found.Location.File).ShouldBe("enterprise.yaml");
        File.ReadLines(found.Location.File).ElementAt(found.Location.Line - 1).ShouldContain("ttl: 30s");
    }

    [Fact]
    public void Mappings_merge_lists_and_values_replace_null_removes()
    {
        var region = TestRegions.EuCentralWith("""
            jurisdiction: {countries: [DE, IE, FR, IT, ES]}
            patroni: {loopWait: 5s}
            flows: {admin-ssh: {to: etcd}, node-metrics: ~}
            sites: {primary: {groups: {pooler: {nodes: {pooler3: ~}}}}}
            """).Region.ShouldNotBeNull();
        region.Declared.Jurisdiction.Countries.Count.ShouldBe(5);
        region.Declared.Jurisdiction.Name.ToString().ShouldBe("eu");
        region.Declared.Patroni.LoopWait.ToString().ShouldBe("5s");
        region.Declared.Patroni.Ttl.ToString().ShouldBe("30s");
        region.Declared.Flows.Keys.Select(name => name.ToString()).ShouldNotContain("node-metrics");
        region.Declared.Flows.Single(flow => flow.Key.ToString() == "admin-ssh").Value.To.Count.ShouldBe(1);
        region.Nodes.Select(node => node.Name.ToString()).ShouldNotContain("pooler3");
    }

    [Fact]
    public void Entries_keep_the_order_of_the_files() =>
        TestRegions.Shipped("eu-central").Sites[0].Groups
            .Select(group => group.Name.ToString())
            .ShouldBe(["etcd", "database", "pooler", "bastion", "gateway", "backup"]);
}
