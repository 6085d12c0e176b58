using ClusterProvisioning.Fleet;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>Which machine comes when, as the region's <c>rollout</c> says.</summary>
/// <param name="region">The region.</param>
public sealed class RolloutOrder(Region region)
{
    private readonly IReadOnlyList<NodeRole> _order = region.Declared.Rollout.Order;

    /// <summary>What belongs to no site, then site by site, role by role; in a role first what is unhealthy anyway, and the leader last.</summary>
    /// <param name="items">What is sorted.</param>
    /// <param name="node">Its machine.</param>
    /// <param name="isUnhealthy">True for a machine that is unhealthy.</param>
    /// <param name="isLeader">True for a machine that leads its cluster.</param>
    public IReadOnlyList<T> Sort<T>(IEnumerable<T> items, Func<T, FleetNode> node, Func<FleetNode, bool> isUnhealthy, Func<FleetNode, bool> isLeader) =>
    [
        .. items.Select(item => (Item: item, Node: node(item)))
            .OrderBy(each => SiteRank(each.Node)).ThenBy(each => RoleRank(each.Node))
            .ThenBy(each => isUnhealthy(each.Node) ? 0 : 1).ThenBy(each => isLeader(each.Node) ? 1 : 0)
            .Select(each => each.Item),
    ];

    private int SiteRank(FleetNode node)
    {
        if (node.Site is null)
            return -1;
        var at = region.Sites.ToList().FindIndex(site => site.Name.ToString() == node.Site);
        var drFirst = region.Declared.Rollout.DrFirst;
        return drFirst && at >= 0 && region.Sites[at].Declared.Role == SiteRole.Dr ? at : region.Sites.Count + at;
    }

    private int RoleRank(FleetNode node)
    {
        if (node.Role is not { } role)
            return -1;
        var at = _order.ToList().IndexOf(role);
        return at >= 0 ? at : _order.Count + (int)role;
    }
}
