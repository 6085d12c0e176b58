using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.Scaling;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Lab.Tests.Unit;

public sealed class LabPlanTests
{
    private static readonly ProjectLayout Project = ProjectLayout.Find();

    [Fact]
    public void The_lab_region_has_machines_of_every_role_and_a_router()
    {
        var plan = LabPlan.Of(Load("lab"));
        plan.Nodes.Count(node => node.Role is null).ShouldBe(1, "the router");
        plan.Nodes
            .GroupBy(node => node.Role)
            .Where(group => group.Key is not null)
            .ToDictionary(group => group.Key!.Value, group => group.Count())
            .ShouldBe(new Dictionary<NodeRole, int>
            {
                [NodeRole.Etcd] = 6,
                [NodeRole.Database] = 8,
                [NodeRole.Pooler] = 5,
                [NodeRole.Bastion] = 2,
                [NodeRole.Gateway] = 1,
                [NodeRole.Backup] = 2,
                [NodeRole.Monitoring] = 1,
                [NodeRole.Directory] = 1,
                [NodeRole.ObjectStorage] = 1,
                [NodeRole.Restore] = 1,
            }, ignoreOrder: true);
        plan.Guests.Select(guest => guest.Name).ShouldBe(
            ["at-ingest", "at-applications", "at-bastion", "at-monitoring", "at-applications-dr", "at-bastion-dr", "at-monitoring-dr"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("lab")]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public void Names_of_links_and_addresses_are_unique_and_fit(string region)
    {
        var plan = LabPlan.Of(Load(region));
        var legs = plan.Nodes.SelectMany(node => node.Legs).Concat(plan.Guests.Select(guest => guest.Leg)).ToList();
        var names = legs.Select(leg => leg.Port).Concat(plan.Networks.Select(network => network.Bridge)).ToList();
        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.Length <= 15);
        plan.Nodes.ShouldAllBe(node => node.Legs.Select(leg => leg.Interface).Distinct().Count() == node.Legs.Count);
        legs.Select(leg => leg.Address).ShouldBeUnique();
        legs.Select(leg => leg.HardwareAddress).ShouldBeUnique();
    }

    [Fact]
    public void The_router_joins_replication_networks_with_each_other_and_with_nothing_else()
    {
        var router = LabPlan.Of(Load("lab")).Node("router");
        var firewall = router.Content.Files.Single(file => file.Path == "/etc/nftables.conf").Content;
        firewall.ShouldContain("policy drop");
        firewall.ShouldContain("ip saddr 10.1.1.0/24 ip daddr { 10.1.2.11, 10.1.2.12, 10.1.2.13, 10.1.2.10 } tcp dport 5432 accept comment \"application\"");
        firewall.Split('\n')
            .Where(line => line.Contains("10.2.2.", StringComparison.Ordinal))
            .ShouldAllBe(line => line.EndsWith("comment \"replication\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lab")]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("../tests/Rules.Tests/ready/eu-central")]
    public void A_scaled_region_is_valid_and_keeps_its_machines(string name)
    {
        var declared = Load(name);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, LabScale.Over(declared, Path.Combine(Project.Regions, name + ".yaml")));
            var loaded = new RegionLoader(Project.Profiles).Load(file);
            var scaled = loaded.Region.ShouldNotBeNull(string.Join('\n', loaded.Diagnostics));
            scaled.Nodes.Select(node => node.Name).ShouldBe(declared.Nodes.Select(node => node.Name));
            // A lab reaches no cloud: what it ships, it ships to storage of its own.
            AuditBucket.Of(scaled).ShouldAllBe(bucket => bucket.Endpoint != null);
            LabPlan.Of(scaled).Nodes.ShouldAllBe(node => node.Memory <= 1 << 30);
            LabPlan.Of(scaled).Nodes.SelectMany(node => node.Disks).ShouldAllBe(disk => disk.Size <= 4_000_000_000);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_same_region_gives_the_same_content()
    {
        var (first, second) = (LabPlan.Of(Load("lab")), LabPlan.Of(Load("lab")));
        first.Nodes.Select(node => node.Content.Hash).ShouldBe(second.Nodes.Select(node => node.Content.Hash));
    }

    private static Region Load(string name) => new RegionLoader(Project.Profiles).Load(Path.Combine(Project.Regions, name + ".yaml")).Region.ShouldNotBeNull();
}
