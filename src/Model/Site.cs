using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A site with its networks and machines worked out.</summary>
public sealed record Site
{
    /// <summary>The site's name.</summary>
    public required Name Name { get; init; }

    /// <summary>The file that it stands in: what its cluster is called, and where what listens, the region says once for all sites.</summary>
    public required RegionDeclaration DeclaredRegion { get; init; }

    /// <summary>The site as it was written.</summary>
    public required SiteDeclaration Declared { get; init; }

    /// <summary>Its networks, in the file's order.</summary>
    public required IReadOnlyList<NetworkSegment> Networks { get; init; }

    /// <summary>Its node groups, in the file's order.</summary>
    public required IReadOnlyList<NodeGroup> Groups { get; init; }

    /// <summary>The servers that hold its leader's lock.</summary>
    public Dcs Dcs => new(this);

    /// <summary>Its database machines; null where it has none.</summary>
    public PatroniCluster? Cluster => !GroupsOf(NodeRole.Database).Any() ? null : Declared.Role switch
    {
        SiteRole.Primary => new PatroniCluster(this),
        SiteRole.Dr => new StandbyCluster(this, DeclaredRegion.Sites.FirstOrDefault(site => site.Value.Role == SiteRole.Primary).Key),
    };

    /// <summary>Its poolers; null where it has none.</summary>
    public PoolerTier? Poolers => GroupsOf(NodeRole.Pooler).ToList() is { Count: > 0 } groups ? new PoolerTier(groups, DeclaredRegion.Haproxy) : null;

    /// <summary>Its ingest gateways; null where it has none.</summary>
    public IngestTier? Gateways => GroupsOf(NodeRole.Gateway).ToList() is { Count: > 0 } groups ? new IngestTier(groups, DeclaredRegion.Ingest.Port) : null;

    /// <summary>Its place in the model.</summary>
    public ModelPath Path => ModelPath.Of("sites", Name);

    /// <summary>The group with this name.</summary>
    public NodeGroup? FindGroup(Name name) => Groups.FirstOrDefault(group => group.Name == name);

    /// <summary>The network with this name.</summary>
    public NetworkSegment? FindNetwork(Name name) => Networks.FirstOrDefault(network => network.Name == name);

    /// <summary>The groups whose machines run this.</summary>
    public IEnumerable<NodeGroup> GroupsOf(NodeRole role) => Groups.Where(group => group.Role == role);

    /// <summary>The groups that an end of a flow names: one, or all of a role; none for other ends.</summary>
    public IEnumerable<NodeGroup> GroupsAt(FlowEnd end) => end.Kind switch
    {
        FlowEndKind.Group => Groups.Where(group => group.Name.ToString() == end.Name),
        FlowEndKind.Role => Groups.Where(group => EnumName.Of(group.Role) == end.Name),
        FlowEndKind.Network or FlowEndKind.Internet or FlowEndKind.Vpn => [],
    };

    /// <summary>True if machines of the region lie in a network; the first half of each of its subnets is theirs then.</summary>
    public bool HasMachinesIn(NetworkSegment network) => Groups.Any(group => group.Networks.Contains(network));

    /// <summary>The machines that run this.</summary>
    public IEnumerable<Node> NodesOf(NodeRole role) => GroupsOf(role).SelectMany(group => group.Nodes);
}
