using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Asks machines and clusters what they have, and makes the plan of it.</summary>
/// <param name="context">What it works with.</param>
internal sealed class PlanReader(RolloutContext context)
{
    private readonly MachineReader _machines = new(context.Fleet);
    private readonly RolloutOrder _order = new(context.Fleet.Region);

    private IFleet Fleet => context.Fleet;

    /// <summary>The plan.</summary>
    public async Task<RolloutPlan> ReadAsync(CancellationToken cancel)
    {
        var members = await MembersAsync(cancel).ConfigureAwait(false);
        var leaders = members.Values.SelectMany(each => each).Where(member => member.IsLeader).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        var pending = members.Values.SelectMany(each => each).Where(member => member.Restart == PendingRestart.Now).Select(member => member.Name)
            .ToHashSet(StringComparer.Ordinal);
        var staying = Fleet.Wanted.Where(node => Fleet.IsOn(node.Name)).ToList();
        var changes = new List<NodeChange>();
        foreach (var node in staying)
        {
            if (ChangePlanner.Of(node, await _machines.ReadAsync(node, cancel).ConfigureAwait(false), await _machines.UnfinishedAsync(node.Name, cancel)
                .ConfigureAwait(false), pending.Contains(node.Name)) is { } change)
            {
                changes.Add(change);
            }
        }

        var present = Fleet.Present().ToHashSet(StringComparer.Ordinal);
        var missing = _order.Sort(Fleet.Wanted.Except(staying), node => node, _ => false, _ => false);
        var health = await Fleet.HealthAsync(cancel).ConfigureAwait(false);
        var small = await new WalFileSystems(context).SmallerAsync(cancel).ConfigureAwait(false);
        return new RolloutPlan
        {
            Dynamic = await DynamicAsync(small, cancel).ConfigureAwait(false),
            Changes = _order.Sort(changes, change => change.Node, node => health.GetValueOrDefault(node.Name) is not null, node => leaders.Contains(node.Name)),
            Added = [.. missing.Where(node => !present.Contains(node.Name))],
            Off = [.. missing.Where(node => present.Contains(node.Name))],
            Lowered = [.. members.Values.SelectMany(each => each).Where(member => member.Restart == PendingRestart.AfterLeader).Select(member => member.Name)],
            Removed = await RemovedAsync(members, cancel).ConfigureAwait(false),
            Warnings = [.. Unhealthy(staying.Where(node => changes.TrueForAll(change => change.Node != node)), health), .. small.Select(each => $"{each}")],
        };
    }

    private static IEnumerable<string> Unhealthy(IEnumerable<FleetNode> nodes, IReadOnlyDictionary<string, string?> health) =>
        nodes.Where(node => health.GetValueOrDefault(node.Name) is not null).Select(node => $"{node.Name} is unhealthy: {health[node.Name]}");

    private async Task<Dictionary<string, IReadOnlyList<Member>>> MembersAsync(CancellationToken cancel)
    {
        var members = new Dictionary<string, IReadOnlyList<Member>>(StringComparer.Ordinal);
        foreach (var site in context.SitesOf(NodeRole.Database))
            members[site] = await context.Patroni(site).MembersAsync(cancel).ConfigureAwait(false);
        return members;
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<DynamicChange>>> DynamicAsync(
        IReadOnlyList<WalFileSystem> small,
        CancellationToken cancel)
    {
        var changes = new Dictionary<string, IReadOnlyList<DynamicChange>>(StringComparer.Ordinal);
        foreach (var name in context.SitesOf(NodeRole.Database))
        {
            var site = Fleet.Region.Sites.First(site => site.Name.ToString() == name);
            var keep = small.Where(each => site.NodesOf(NodeRole.Database).Any(node => node.Name.ToString() == each.Node)).Select(each => each.Keep)
                .MinBy(size => size.Count);
            if (DynamicChanges.Of(new ClusterSettings(Fleet.Region, site, keep), await context.Patroni(name).ConfigAsync(cancel)
                .ConfigureAwait(false)) is { Count: > 0 } found)
            {
                changes[name] = found;
            }
        }

        return changes;
    }

    private async Task<IReadOnlyList<LeavingNode>> RemovedAsync(Dictionary<string, IReadOnlyList<Member>> members, CancellationToken cancel)
    {
        var leaving = new List<LeavingNode>();
        foreach (var name in Fleet.Present().Where(name => Fleet.Wanted.All(node => node.Name != name)))
        {
            // Its declaration is gone; its units still say what it was.
            var units = Fleet.InstalledOn(name).Units;
            var service = MachineServices.All.OfType<IStepsAside>().FirstOrDefault(each => each.RanWith(units));
            var leaver = new LeavingNode(name, null, service, Fleet.DisksOf(name));
            leaving.Add(leaver with { Site = await SiteOfAsync(leaver, members, cancel).ConfigureAwait(false) });
        }

        return leaving;
    }

    private async Task<string?> SiteOfAsync(LeavingNode node, Dictionary<string, IReadOnlyList<Member>> members, CancellationToken cancel) =>
        node.HandOver switch
        {
            HandOver.Switchover => members.FirstOrDefault(each => each.Value.Any(member => member.Name == node.Name)).Key,
            HandOver.MoveLeader => await EtcdSiteAsync(node.Name, cancel).ConfigureAwait(false),
            HandOver.Drain or HandOver.None => null,
        };

    private async Task<string?> EtcdSiteAsync(string node, CancellationToken cancel)
    {
        foreach (var site in context.SitesOf(NodeRole.Etcd))
        {
            if ((await context.Etcd(site).MembersAsync(cancel).ConfigureAwait(false)).Any(member => member.Name == node))
                return site;
        }

        return null;
    }
}
