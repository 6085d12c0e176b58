using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model;

/// <summary>The database machines of a site, of which Patroni lets one lead. At the primary site the leader takes writes; a
/// <see cref="StandbyCluster"/> follows it.</summary>
public class PatroniCluster
{
    /// <summary>The cluster of a site's database machines.</summary>
    /// <param name="site">The site.</param>
    public PatroniCluster(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        Site = site;
        Groups = [.. site.GroupsOf(NodeRole.Database)];
    }

    /// <summary>The site that it serves.</summary>
    public Site Site { get; }

    /// <summary>Its name in the lock's store; members of two clusters must never meet under one.</summary>
    public virtual string Scope => Site.DeclaredRegion.Patroni.Scope;

    /// <summary>Its groups of machines, in the file's order.</summary>
    public IReadOnlyList<NodeGroup> Groups { get; }

    /// <summary>All its machines.</summary>
    public IReadOnlyList<Node> Members => [.. Groups.SelectMany(group => group.Nodes)];

    /// <summary>The groups whose machines vote.</summary>
    public IReadOnlyList<NodeGroup> Voting => [.. Groups.Where(group => group.IsQuorum)];

    /// <summary>The machines for whose word a commit waits.</summary>
    public IReadOnlyList<Node> Voters => [.. Voting.SelectMany(group => group.Nodes)];

    /// <summary>The groups whose machines may lead: all but those for analysts.</summary>
    public IReadOnlyList<NodeGroup> Candidates => [.. Groups.Where(group => group.Declared.Replication != ReplicationKind.Analytics)];

    /// <summary>The groups of which the first machine up makes the cluster: those that vote, for whoever makes it leads it, and nobody calls a healthy leader
    /// back. Where none votes, those that may lead.</summary>
    public IReadOnlyList<NodeGroup> Founders => Voting is { Count: > 0 } voting ? voting : Candidates;

    /// <summary>The machine of which the storage takes snapshots: one holds all that there is. The first, so that a member that comes moves nothing.</summary>
    public Node Snapped => Voters is [var first, ..] ? first : Members[0];

    /// <summary>The servers that hold its leader's lock.</summary>
    public Dcs Dcs => Site.Dcs;

    /// <summary>The way in for its clients; null where the site has none.</summary>
    public PoolerTier? Poolers => Site.Poolers;
}
