using ClusterProvisioning.Fleet;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Builds a machine anew from image and bundle, and lets it rejoin.</summary>
/// <param name="context">What it works with.</param>
internal sealed class NodeReplacement(RolloutContext context)
{
    /// <summary>What speaks against it; null where nothing does.</summary>
    public async Task<string?> RefusalAsync(FleetNode node, CancellationToken cancel)
    {
        if (node.Workload is null)
            return $"{node.Name} is declared by no region.";
        return (node.StepsAside?.CoveredBy ?? Cover.Unneeded) switch
        {
            Cover.Quorum => await QuorumAsync(node, cancel).ConfigureAwait(false),
            Cover.Peer => await WayInAsync(node, cancel).ConfigureAwait(false),
            Cover.Copies => await CopiesAsync(node, cancel).ConfigureAwait(false),
            Cover.ByHand => $"{node.Name} is a server of {node.Role}, whose leaving and joining nobody here does; replace it by hand, one at a time.",
            Cover.Unneeded => null,
        };
    }

    /// <summary>What is missing meanwhile, where its site declares no other of its kind; null where nothing is.</summary>
    public string? Warning(FleetNode node) => node.StepsAside?.Missed is { } missed && !Peers(node).Any()
        ? $"{node.Name} is the only {node.Role.ToString()!.ToLowerInvariant()} of site {node.Site}: until it is back {missed}"
        : null;

    /// <summary>Does it.</summary>
    public async Task ReplaceAsync(FleetNode node, CancellationToken cancel)
    {
        if (await RefusalAsync(node, cancel).ConfigureAwait(false) is { } refusal)
            throw new OperationException(refusal);
        if (node.HandOver == HandOver.Switchover)
            await new Leadership(context).TakeFromAsync(node.Name, node.Site!, cancel).ConfigureAwait(false);
        if (node.StepsAside?.Drain is { } drain && context.Fleet.IsOn(node.Name))
            await new ClientDrain(context).DrainAsync(node.Name, drain, cancel).ConfigureAwait(false);
        if (node.HandOver == HandOver.MoveLeader)
            await new NodeRemoval(context).LeaveEtcdAsync(node.Name, node.Site!, cancel).ConfigureAwait(false);
        if (context.Fleet.Present().Contains(node.Name, StringComparer.Ordinal))
        {
            context.Say(node.Name, "shutting down");
            await context.Fleet.StopAsync(node.Name, cancel).ConfigureAwait(false);
            await context.Fleet.RemoveAsync(node.Name, cancel).ConfigureAwait(false);
            context.Say(node.Name, "removed");
        }

        await new NodeAddition(context).BringInAsync(node, cancel).ConfigureAwait(false);
    }

    private IEnumerable<FleetNode> Peers(FleetNode node) =>
        context.Fleet.Wanted.Where(other => other.Name != node.Name && other.Site == node.Site && other.Role == node.Role);

    private async Task<string?> QuorumAsync(FleetNode node, CancellationToken cancel)
    {
        // Patroni lets a member copy from a leader alone once a cluster was initialized, and there would be none.
        if (node.HandOver == HandOver.Switchover && !Peers(node).Any())
        {
            return $"{node.Name} is the only database of site {node.Site}: once it is gone nobody leads the site's cluster, and a new member waits for a "
                + "leader to copy from. Add another database to the site first, and roll out.";
        }

        var peers = Peers(node).Where(other => other.IsQuorum == node.IsQuorum).ToList();
        if (await context.Gate.WrongAsync(peers.Contains, cancel).ConfigureAwait(false) is { Count: > 0 } wrong)
        {
            return $"While {node.Name} is rebuilt its quorum rests on {string.Join(", ", peers.Select(peer => peer.Name))}, and not all of them are "
                + $"healthy: {string.Join("; ", wrong)}. Mend them first.";
        }

        var needed = node.HandOver == HandOver.MoveLeader ? Math.Max((peers.Count + 1) / 2, 2) : IsSynchronous(node)
            ? context.Fleet.Region.Declared.Patroni.SynchronousNodeCount + 1 : 0;
        return peers.Count < needed
            ? $"While {node.Name} is rebuilt {peers.Count} of its kind are left at site {node.Site}, and a quorum needs {needed}: add a machine first."
            : null;
    }

    // No commit waits for a member of a standby cluster.
    private bool IsSynchronous(FleetNode node) => node.IsQuorum && node.Site == context.Fleet.Region.Primary?.Name.ToString();

    private async Task<string?> WayInAsync(FleetNode node, CancellationToken cancel)
    {
        var peers = Peers(node).ToList();
        var wrong = await context.Gate.WrongAsync(peers.Contains, cancel).ConfigureAwait(false);
        return peers.Count == 0 || wrong.Count < peers.Count ? null
            : $"While {node.Name} is rebuilt clients come in through {string.Join(", ", peers.Select(peer => peer.Name))}, and none of them is healthy: "
            + $"{string.Join("; ", wrong)}. Mend one first.";
    }

    private async Task<string?> CopiesAsync(FleetNode node, CancellationToken cancel)
    {
        var all = await context.Fleet.RepositoriesAsync(cancel).ConfigureAwait(false);
        var lost = all.Where(each => each.Host == node.Name).ToList();
        var others = all.Except(lost).ToList();
        if (lost.Count == 0 || others.Exists(each => each.CanRestore))
            return null;
        var left = others.Count == 0 ? "the region declares none" : string.Join("; ", others.Select(each => $"{each.Name}: {each.Problem ?? "no backup yet"}"));
        return $"With {node.Name} goes {string.Join(", ", lost.Select(each => each.Name))}, and no other repository has a backup that could be restored: "
            + $"{left}. "
            + "Make a backup in another one first (systemctl start cluster-backup@full-NUMBER on its backup server).";
    }
}
