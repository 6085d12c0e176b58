using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Moves the leadership of a Patroni cluster, and waits until it has moved.</summary>
/// <param name="context">What it works with.</param>
internal sealed class Leadership(RolloutContext context)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>Who leads at a site; null where nobody does.</summary>
    public async Task<string?> LeaderAsync(string site, CancellationToken cancel) =>
        (await context.Patroni(site).MembersAsync(cancel).ConfigureAwait(false)).FirstOrDefault(member => member.IsLeader)?.Name;

    /// <summary>Takes the leadership from a machine; nothing happens if it does not lead, or if it is all there is of a cluster that follows another one: that
    /// one feeds it again.</summary>
    /// <returns>True if another machine leads now.</returns>
    public async Task<bool> TakeFromAsync(string node, string site, CancellationToken cancel)
    {
        var patroni = context.Patroni(site);
        var members = await patroni.MembersAsync(cancel).ConfigureAwait(false);
        if (members.FirstOrDefault(member => member.IsLeader) is not { } leader || leader.Name != node)
            return false;
        if (leader.Role == Member.StandbyLeader && members.Count == 1)
        {
            context.Say(node, "leads a standby cluster and is alone in it: there is nobody to switch over to");
            return false;
        }

        var next = Candidate(members, site)
            ?? throw new OperationException($"{node} leads, and no other member of site {site} can take over: "
            + $"{string.Join(", ", members.Where(member => !member.IsLeader).Select(member => $"{member.Name} is {member.Role}, {member.State}"))}. "
            + "Bring one to stream first, then run again.");
        context.Say(node, $"switchover to {next.Name}");
        await patroni.SwitchoverAsync(node, next.Name, Most, cancel).ConfigureAwait(false);
        await HealthGate.WaitUntilAsync(context.Gate.Most, async () => Wrong(await patroni.MembersAsync(cancel)
            .ConfigureAwait(false), node, next.Name), $"switchover from {node} to {next.Name}", cancel).ConfigureAwait(false);
        context.Say(next.Name, "leads");
        return true;
    }

    private Member? Candidate(IReadOnlyList<Member> members, string site)
    {
        var synchronous = members.Any(member => member.Role is "quorum_standby" or "sync_standby");
        var staying = context.Fleet.Wanted.Where(node => node.Site == site && node.IsQuorum).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        return members.Where(member => staying.Contains(member.Name)
            && member.CanLead(synchronous)).MinBy(member => ((int)member.Restart, member.Lag ?? long.MaxValue));
    }

    private static string? Wrong(IReadOnlyList<Member> members, string old, string next) =>
        members.FirstOrDefault(member => member.IsLeader) is not { } leader ? "nobody leads"
        : leader.Name == old ? $"{old} still leads"
        : leader.State is not ("running" or "streaming") ? $"{leader.Name} is {leader.State}"
        : null;
}
