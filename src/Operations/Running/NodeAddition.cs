using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Brings a machine in: builds it, boots it and waits until its cluster has it.</summary>
/// <param name="context">What it works with.</param>
internal sealed class NodeAddition(RolloutContext context)
{
    private readonly EtcdJoin _join = new(context);

    /// <summary>Adds one that was never there, while all of its like are healthy.</summary>
    public async Task AddAsync(FleetNode node, CancellationToken cancel)
    {
        await context.Gate.OthersAsync(node, cancel).ConfigureAwait(false);
        await BringInAsync(node, cancel).ConfigureAwait(false);
        await context.Gate.WithOthersAsync(node, cancel).ConfigureAwait(false);
    }

    /// <summary>Brings one in that is off, or that is built in the place of another: however its like are, with it they are better off. Only etcd takes a new
    /// member while all of the old ones are healthy.</summary>
    public async Task BringInAsync(FleetNode node, CancellationToken cancel)
    {
        // A member that was one already knows its cluster from its own disk.
        var joins = node.HandOver == HandOver.MoveLeader
            && EtcdCluster.IsAt(context.Fleet, node.Site!) && !await IsMemberAsync(node, cancel).ConfigureAwait(false);
        if (joins)
            await context.Gate.OthersAsync(node, cancel).ConfigureAwait(false);
        var extra = joins ? await _join.AnnounceAsync(node, cancel).ConfigureAwait(false) : new Dictionary<string, string>(StringComparer.Ordinal);
        context.Say(node.Name, "building");
        await context.Fleet.BuildAsync(node.Name, extra, cancel).ConfigureAwait(false);
        await context.Fleet.StartAsync(node.Name, cancel).ConfigureAwait(false);
        context.Say(node.Name, "running");
        await context.Gate.AloneAsync(node, cancel).ConfigureAwait(false);
        if (node.HandOver == HandOver.MoveLeader)
            await _join.EndAsync(node.Name, cancel).ConfigureAwait(false);
        context.Say(node.Name, "healthy");
    }

    private async Task<bool> IsMemberAsync(FleetNode node, CancellationToken cancel) =>
        context.Fleet.Present().Contains(node.Name, StringComparer.Ordinal)
            && (await context.Etcd(node.Site!).MembersAsync(cancel).ConfigureAwait(false)).Any(member => member.Name == node.Name);
}
