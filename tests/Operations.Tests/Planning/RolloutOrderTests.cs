using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Operations.Planning;

namespace ClusterProvisioning.Operations.Tests.Planning;

public sealed class RolloutOrderTests
{
    private static readonly FleetNode[] All =
    [
        Nodes.Of("pg1", NodeRole.Database), Nodes.Of("pg2", NodeRole.Database), Nodes.Of("pg3", NodeRole.Database),
        Nodes.Of("backup1", NodeRole.Backup), Nodes.Of("etcd1", NodeRole.Etcd), Nodes.Of("pooler1", NodeRole.Pooler),
        Nodes.Of("bastion1", NodeRole.Bastion), Nodes.Of("drpg1", NodeRole.Database), Nodes.Of("dretcd1", NodeRole.Etcd), Nodes.Of("router", null),
    ];

    [Fact]
    public void The_DR_site_goes_first_then_role_by_role_and_the_leader_last() =>
        Sorted("pg1", unhealthy: null).ShouldBe("router dretcd1 drpg1 bastion1 etcd1 pooler1 pg2 pg3 pg1 backup1");

    [Fact]
    public void What_is_unhealthy_anyway_goes_before_its_like() =>
        Sorted("pg1", unhealthy: "pg3").ShouldBe("router dretcd1 drpg1 bastion1 etcd1 pooler1 pg3 pg2 pg1 backup1");

    [Fact]
    public void Where_the_region_says_so_the_DR_site_waits()
    {
        var region = Nodes.Region;
        var rollout = region.Declared.Rollout with { DrFirst = false, Order = [NodeRole.Database, NodeRole.Etcd] };
        var waiting = region with { Declared = region.Declared with { Rollout = rollout } };
        string.Join(' ', new RolloutOrder(waiting).Sort(All, node => node, _ => false, _ => false).Select(node => node.Name))
            .ShouldBe("router pg1 pg2 pg3 etcd1 pooler1 bastion1 backup1 drpg1 dretcd1");
    }

    private static string Sorted(string leader, string? unhealthy) =>
        string.Join(
            ' ',
            new RolloutOrder(Nodes.Region).Sort(All, node => node, node => node.Name == unhealthy, node => node.Name == leader).Select(node => node.Name));
}
