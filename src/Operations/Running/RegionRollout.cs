using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Brings a region's machines to what its file declares, without an outage. All state is on the machines and in their clusters, so that a run that
/// was stopped is gone on with by another.</summary>
/// <param name="fleet">The machines.</param>
/// <param name="say">Is told of each step: the machine, and what happens.</param>
public sealed class RegionRollout(IFleet fleet, Action<string, string> say)
{
    private readonly RolloutContext _context = new(fleet, say);

    /// <summary>What is to be done.</summary>
    public Task<RolloutPlan> PlanAsync(CancellationToken cancel) => new PlanReader(_context).ReadAsync(cancel);

    /// <summary>Keeps other runs out.</summary>
    /// <exception cref="OperationException">Another one is under way, or there is no etcd to say so.</exception>
    public Task<RolloutLock> LockAsync(string holder, CancellationToken cancel)
    {
        var site = fleet.Region.Primary?.Name.ToString();
        if (fleet.Region.DcsRole != NodeRole.Etcd)
        {
            throw new OperationException($"Region '{fleet.Region.Name}' holds the leader's lock in Consul; rollouts keep each other out through etcd only. "
                + "Roll it out by hand, member by member, as docs/operations.md orders it.");
        }

        if (site is null || !EtcdCluster.IsAt(fleet, site))
        {
            throw new OperationException($"No etcd of region {fleet.Region.Name}'s primary site runs, and so nothing keeps a second rollout out. "
                + "Bring it up first.");
        }

        return RolloutLock.TakeAsync(_context.Etcd(site), fleet.Region.Name.ToString(), holder, cancel);
    }

    /// <summary>Does a plan.</summary>
    /// <param name="plan">The plan, made under the lock.</param>
    /// <param name="allowDestructive">True to remove machines.</param>
    /// <param name="cancel">Stops between two steps, or within one that can be done again.</param>
    /// <returns>The machines that were withheld; where there are any, nothing was done.</returns>
    /// <exception cref="OperationException">A step failed, or a machine is off whose like would be touched.</exception>
    public async Task<IReadOnlyList<LeavingNode>> RunAsync(RolloutPlan plan, bool allowDestructive, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Withheld(allowDestructive) is { Count: > 0 } withheld)
            return withheld;
        if (plan.InTheWay() is { Count: > 0 } off)
            throw Sleeping(off);
        await DoAsync(plan, cancel).ConfigureAwait(false);
        return [];
    }

    private async Task DoAsync(RolloutPlan plan, CancellationToken cancel)
    {
        await StepDownAsync(plan.Removed, cancel).ConfigureAwait(false);
        var first = plan.Removed.Where(GoesFirst).ToList();
        foreach (var node in first)
            await new NodeRemoval(_context).RemoveAsync(node, cancel).ConfigureAwait(false);
        foreach (var (site, changes) in plan.Dynamic)
            await PatchAsync(site, changes, cancel).ConfigureAwait(false);
        foreach (var change in plan.Changes)
            await new NodeUpdate(_context).ApplyAsync(change, cancel).ConfigureAwait(false);
        await LowerAsync(cancel).ConfigureAwait(false);
        await FollowUpAsync(cancel).ConfigureAwait(false);
        foreach (var node in plan.Off)
            await new NodeAddition(_context).BringInAsync(node, cancel).ConfigureAwait(false);
        foreach (var node in plan.Added)
            await new NodeAddition(_context).AddAsync(node, cancel).ConfigureAwait(false);
        foreach (var node in plan.Removed.Except(first))
            await new NodeRemoval(_context).RemoveAsync(node, cancel).ConfigureAwait(false);
    }

    /// <summary>What speaks against building a machine anew; null where nothing does.</summary>
    public Task<string?> RefusalOfReplacementAsync(FleetNode node, CancellationToken cancel) => new NodeReplacement(_context).RefusalAsync(node, cancel);

    /// <summary>What is missing while a machine is built anew, though nothing speaks against it; null where nothing is.</summary>
    public string? WarningOfReplacement(FleetNode node) => new NodeReplacement(_context).Warning(node);

    /// <summary>Builds a machine anew and lets it rejoin.</summary>
    public Task ReplaceAsync(FleetNode node, CancellationToken cancel) => new NodeReplacement(_context).ReplaceAsync(node, cancel);

    private static OperationException Sleeping(IReadOnlyList<FleetNode> off) => new(
        $"{string.Join(", ", off.Select(node => $"{node.Name} ({node.Role!.Value.ToString().ToLowerInvariant()}, site {node.Site})"))}: "
            + "off, and the plan touches machines of the same role and site; with one more of them down their cluster may lose its quorum. "
            + $"Nothing was changed. Start {(off.Count == 1 ? "it" : "them")} ({string.Join("; ", off.Select(node => $"provision lab start {node.Name}"))}) "
            + $"or take {(off.Count == 1 ? "it" : "them")} out of the region file, then run the same command again.");

    // A peer that already shuts its firewall to an etcd member that is one makes it count as down; poolers that no longer hear each other hold the shared
    // address both.
    private bool GoesFirst(LeavingNode node) =>
        node.HandOver == HandOver.MoveLeader
        || (node.HandOver == HandOver.Drain && fleet.Wanted.Any(other => other.StepsAside == node.Service && fleet.IsOn(other.Name)));

    // Before its peers hear that it goes: it may lead.
    private async Task StepDownAsync(IEnumerable<LeavingNode> removed, CancellationToken cancel)
    {
        foreach (var node in removed.Where(node => node is { HandOver: HandOver.Switchover, Site: not null }))
            await new Leadership(_context).TakeFromAsync(node.Name, node.Site!, cancel).ConfigureAwait(false);
    }

    private async Task PatchAsync(string site, IReadOnlyList<DynamicChange> changes, CancellationToken cancel)
    {
        foreach (var change in changes)
            _context.Say(site, $"{change}");
        var patroni = _context.Patroni(site);
        await patroni.PatchAsync(DynamicChanges.Patch(changes), cancel).ConfigureAwait(false);
        await patroni.WaitForRoundAsync(cancel).ConfigureAwait(false);
    }

    // A member that was restarted before it came to lead may wait for one more: its Patroni compares again once another member's values have changed.
    private async Task FollowUpAsync(CancellationToken cancel)
    {
        foreach (var site in _context.SitesOf(NodeRole.Database).ToList())
        {
            var waiting = (await _context.Patroni(site).MembersAsync(cancel).ConfigureAwait(false)).Where(member => member.Restart == PendingRestart.Now)
                .ToDictionary(member => member.Name, StringComparer.Ordinal);
            foreach (var node in fleet.Wanted.Where(node => waiting.ContainsKey(node.Name)).OrderBy(node => waiting[node.Name].IsLeader ? 1 : 0))
                await new NodeUpdate(_context).ApplyAsync(new NodeChange { Node = node, Actions = [UnitAction.RestartServer] }, cancel).ConfigureAwait(false);
        }
    }

    // A standby takes a lowered value only once its leader runs with it, and a leader that was a standby a moment ago still has the old one: it starts anew
    // where it stands.
    private async Task LowerAsync(CancellationToken cancel)
    {
        foreach (var site in _context.SitesOf(NodeRole.Database).ToList())
        {
            var members = await _context.Patroni(site).MembersAsync(cancel).ConfigureAwait(false);
            if (members.All(member => member.Restart != PendingRestart.AfterLeader))
                continue;
            _context.Say(site, "a lowered value: the leader first, where it stands, then its standbys");
            var waiting = members.Where(member => member.IsLeader || member.Restart != PendingRestart.None)
                .ToDictionary(member => member.Name, StringComparer.Ordinal);
            foreach (var node in fleet.Wanted.Where(node => waiting.ContainsKey(node.Name)).OrderBy(node => waiting[node.Name].IsLeader ? 0 : 1))
            {
                await _context.Gate.OthersAsync(node, cancel).ConfigureAwait(false);
                await new NodeUpdate(_context).RestartServerNowAsync(node, cancel).ConfigureAwait(false);
                await _context.Gate.WithOthersAsync(node, cancel).ConfigureAwait(false);
            }
        }
    }
}
