using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>Each site has an etcd of its own with an odd number of members, three or more: an even one adds a machine and no failure that it survives (etcd FAQ).</summary>
public sealed class OddEtcdCount : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1008";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from site in region.Sites
            where site.NodesOf(NodeRole.Database).Any()
            let count = site.NodesOf(NodeRole.Etcd).Count()
            where count < 3 || count % 2 == 0
            select new Finding(
                site.GroupsOf(NodeRole.Etcd).FirstOrDefault()?.Path.Key("nodes") ?? site.Path.Key("groups"),
                $"Site '{site.Name}' has {count} etcd members: the quorum is {(count / 2) + 1}, so it survives the loss of {Math.Max(0, (count - 1) / 2)}. Wanted an odd number, at least 3.",
                "Declare three or five etcd nodes at each site that has a database.");
    }
}
