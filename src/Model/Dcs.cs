using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The servers at a site that hold the leader's lock of its cluster (Patroni docs, "DCS"). Each site has its own, so that neither needs the
/// other to elect a leader.</summary>
public sealed class Dcs
{
    /// <summary>The servers of a site.</summary>
    /// <param name="site">The site.</param>
    public Dcs(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        Kind = site.DeclaredRegion.Patroni.Dcs;
        Role = RoleOf(Kind);
        Groups = [.. site.GroupsOf(Role)];
        ClientPort = Kind switch
        {
            DcsKind.Etcd => site.DeclaredRegion.Etcd.ClientPort,
            DcsKind.Consul => site.DeclaredRegion.Consul.HttpsPort,
        };
    }

    /// <summary>Whether the servers run etcd or Consul.</summary>
    public DcsKind Kind { get; }

    /// <summary>The role of their machines.</summary>
    public NodeRole Role { get; }

    /// <summary>Their groups; a faulty file may have none.</summary>
    public IReadOnlyList<NodeGroup> Groups { get; }

    /// <summary>The port on which Patroni asks for the lock.</summary>
    public Port ClientPort { get; }

    /// <summary>The machines of all its groups, in the order of the region file.</summary>
    public IReadOnlyList<Node> Members => [.. Groups.SelectMany(group => group.Nodes)];

    /// <summary>How many of them must agree.</summary>
    public int Quorum => (Members.Count / 2) + 1;

    /// <summary>What machines run that are servers of a kind.</summary>
    public static NodeRole RoleOf(DcsKind kind) => kind switch
    {
        DcsKind.Etcd => NodeRole.Etcd,
        DcsKind.Consul => NodeRole.Consul,
    };
}
