using ClusterProvisioning.Rollout.Fleet;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Rollout.Running;

/// <summary>Builds a machine anew from image and bundle, and lets it rejoin.</summary>
/// <param name="context">What it works with.</param>
internal sealed class NodeReplacement(RolloutContext context)
{
    /// <summary>What speaks against it; null where nothing does.</summary>
    public async Task<string?> RefusalAsync(FleetNode node, CancellationToken cancel)
    {
        if (node.Role is not { } role)
            return $"{node.Name} is declared by no region.";
        var peers = context.Fleet.Wanted.Where(other => other.Name != node.Name && other.Site == node.Site && other.Role == role && (role != NodeRole.Database || other.IsQuorum == node.IsQuorum)).ToList();
        var wrong = await context.Gate.WrongAsync(peers.Contains, cancel).ConfigureAwait(false);
        if (role is NodeRole.Etcd or NodeRole.Database && wrong.Count > 0)
            return $"While {node.Name} is rebuilt its quorum rests on {string.Join(", ", peers.Select(peer => peer.Name))}, and not all of them are healthy: {string.Join("; ", wrong)}. Mend them first.";
        var needed = role switch
        {
            NodeRole.Etcd => (peers.Count + 1) / 2,
            NodeRole.Database when node.IsQuorum => context.Fleet.Region.Declared.Patroni.SynchronousNodeCount + 1,
            _ => 0,
        };
        return peers.Count < Math.Max(needed, role == NodeRole.Etcd ? 2 : 0)
            ? $"While {node.Name} is rebuilt {peers.Count} of its kind are left at site {node.Site}, and a quorum needs {Math.Max(needed, 2)}: add a machine first."
            : null;
    }

    /// <summary>Does it.</summary>
    public async Task ReplaceAsync(FleetNode node, CancellationToken cancel)
    {
        if (await RefusalAsync(node, cancel).ConfigureAwait(false) is { } refusal)
            throw new RolloutException(refusal);
        if (node.Role == NodeRole.Database)
            await new Leadership(context).TakeFromAsync(node.Name, node.Site!, cancel).ConfigureAwait(false);
        if (node.Role == NodeRole.Pooler && context.Fleet.IsOn(node.Name))
            await new PoolerDrain(context).DrainAsync(node.Name, cancel).ConfigureAwait(false);
        if (node.Role == NodeRole.Etcd)
            await new NodeRemoval(context).LeaveEtcdAsync(node.Name, node.Site!, cancel).ConfigureAwait(false);
        if (context.Fleet.Present().Contains(node.Name, StringComparer.Ordinal))
        {
            context.Say(node.Name, "shutting down");
            await context.Fleet.StopAsync(node.Name, cancel).ConfigureAwait(false);
            await context.Fleet.RemoveAsync(node.Name, cancel).ConfigureAwait(false);
            context.Say(node.Name, "removed");
        }

        await new NodeAddition(context).AddAsync(node, cancel).ConfigureAwait(false);
    }
}
