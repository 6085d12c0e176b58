using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>Whether a pooler serves: its daemons run, and its HAProxy finds servers.</summary>
/// <param name="access">The way to the machines.</param>
public sealed class PoolerHealth(IMachineAccess access)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong; null if nothing is.</summary>
    /// <param name="node">The pooler.</param>
    /// <param name="units">The units of its bundle.</param>
    /// <param name="site">Its site.</param>
    /// <param name="members">What its site's cluster says of its members.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<string?> AskAsync(string node, IReadOnlyCollection<string> units, Site site, IReadOnlyCollection<Member> members,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(site);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Most);
        var probe = HaProxyProbe.Of(units, site.Declared.Role == SiteRole.Dr, HasReplica(site, members));
        return await probe.AskAsync(access, node, limit.Token).ConfigureAwait(false);
    }

    // Poolers are told of the members that may lead, of which each takes reads.
    private bool HasReplica(Site site, IReadOnlyCollection<Member> members)
    {
        var bound = access.Region.Declared.Patroni.MaximumLagOnFailover.Count;
        var readers = members.Where(member => !member.IsLeader
            && member.IsHealthyIn(quorum: false, bound)).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return site.GroupsOf(NodeRole.Database).Where(group => group.IsQuorum).SelectMany(group => group.Nodes)
            .Any(node => readers.Contains(node.Name.ToString()));
    }
}
