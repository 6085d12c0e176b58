using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;

namespace ClusterProvisioning.Model.Tests;

/// <summary>The nouns that a region's machines make up.</summary>
public sealed class ClusterTests
{
    private static readonly Region Standard = TestRegions.Shipped("us-east");

    [Fact]
    public void The_primary_site_has_a_cluster_whose_voters_are_its_quorum_groups()
    {
        var cluster = Standard.Primary!.Cluster.ShouldBeOfType<PatroniCluster>();
        cluster.Scope.ShouldBe(Standard.Declared.Patroni.Scope);
        Names(cluster.Voters).ShouldBe(["pg1", "pg2", "pg3"]);
        cluster.Candidates.Select(group => group.Name.ToString()).ShouldBe(["database", "standby"]);
        cluster.Members.Count.ShouldBe(Standard.Primary.NodesOf(NodeRole.Database).Count());
        cluster.Poolers!.WritePort.ShouldBe(Standard.Declared.Haproxy.WritePort);
    }

    [Fact]
    public void The_other_site_has_a_standby_cluster_under_a_scope_of_its_own()
    {
        var standby = Standard.Clusters.OfType<StandbyCluster>().ShouldHaveSingleItem();
        standby.Follows.ShouldBe(Standard.Primary!.Name);
        standby.Scope.ShouldBe($"{Standard.Declared.Patroni.Scope}-{standby.Site.Name}");
    }

    [Fact]
    public void Each_cluster_has_lock_servers_at_its_own_site()
    {
        foreach (var cluster in Standard.Clusters)
        {
            (cluster.Dcs.Kind, cluster.Dcs.Role, cluster.Dcs.ClientPort).ShouldBe((DcsKind.Etcd, NodeRole.Etcd, Standard.Declared.Etcd.ClientPort));
            (cluster.Dcs.Members.Count, cluster.Dcs.Quorum).ShouldBe((3, 2));
            cluster.Dcs.Groups.ShouldAllBe(group => group.Site == cluster.Site.Name);
        }
    }

    [Fact]
    public void A_backup_target_is_a_bucket_or_has_machines_and_disks()
    {
        foreach (var target in Standard.BackupTargets.Concat(TestRegions.Shipped("eu-central").BackupTargets))
        {
            (target.Bucket is not null).ShouldBe(target.Kind == RepositoryKind.Object);
            (target.Group is not null && target.Disks is not null).ShouldBe(target.Kind == RepositoryKind.Host);
        }
    }

    private static IEnumerable<string> Names(IEnumerable<Node> nodes) => nodes.Select(node => node.Name.ToString());
}
