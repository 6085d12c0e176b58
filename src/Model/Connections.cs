using System.Runtime.CompilerServices;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Makes a region's flows concrete. Firewalls, pg_hba and security groups are all written from the result.</summary>
public static class Connections
{
    // A region never changes, and a dozen rules, the firewalls and every machine's files ask for the same list.
    private static readonly ConditionalWeakTable<Region, IReadOnlyList<Connection>> Known = [];

    /// <summary>Every connection that some flow allows, in the order of flows, sites and ports.</summary>
    public static IReadOnlyList<Connection> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return Known.GetValue(region, each => [.. each.Declared.Flows.SelectMany(flow => OfFlow(each, flow.Key, flow.Value))]);
    }

    /// <summary>
    /// True if the machines of one group may open a port of every machine of another. A flow from a network is for hosts there that are none of the region's
    /// machines.
    /// </summary>
    /// <param name="connections">Every connection of the region.</param>
    /// <param name="from">Who connects.</param>
    /// <param name="to">Who listens.</param>
    /// <param name="port">The port.</param>
    public static bool Allow(this IReadOnlyList<Connection> connections, NodeGroup from, NodeGroup to, Port port)
    {
        ArgumentNullException.ThrowIfNull(connections);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return connections.Any(each => each.Port == port && each.To.Group.Path == to.Path && each.From.Group?.Path == from.Path);
    }

    /// <summary>The network in which a group listens on a port that machines of a role come to; its first where no flow says.</summary>
    /// <param name="connections">Connections of the region.</param>
    /// <param name="group">Who listens.</param>
    /// <param name="role">Who connects.</param>
    /// <param name="port">The port.</param>
    public static NetworkSegment HomeOf(this IEnumerable<Connection> connections, NodeGroup group, NodeRole role, Port port)
    {
        ArgumentNullException.ThrowIfNull(group);
        var way = connections.FirstOrDefault(each => each.Port == port && each.To.Group.Path == group.Path && each.From.Group?.Role == role);
        return way?.To.Network ?? group.Networks[0];
    }

    private static IEnumerable<Connection> OfFlow(Region region, Name name, FlowDeclaration flow) =>
        from site in region.Sites
        from target in flow.To.SelectMany(site.GroupsAt).Distinct()
        let listener = new Listener(Listening(target, flow), target)
        from source in flow.From
        from peer in Peers(region, site, flow, source, listener.Network.Name)
        from port in flow.Ports
        select new Connection(name, peer, listener, port, flow.Authentication);

    private static NetworkSegment Listening(NodeGroup group, FlowDeclaration flow) =>
        flow.Network is { } network ? group.NetworkTowards(network) : group.Networks[0];

    private static IEnumerable<Endpoint> Peers(Region region, Site target, FlowDeclaration flow, FlowEnd source, Name network)
    {
        var sites = flow.Reach == Reach.Region ? region.Sites : [target];
        return source.Kind switch
        {
            FlowEndKind.Internet => [Endpoint.Internet],
            FlowEndKind.Network => sites.Select(site => site.FindNetwork(Name.Parse(source.Name))).OfType<NetworkSegment>()
                .Select(found => new Endpoint(found, null)),
            FlowEndKind.Vpn => sites.Select(VpnClients).OfType<Endpoint>(),
            FlowEndKind.Group or FlowEndKind.Role =>
                sites.SelectMany(site => site.GroupsAt(source)).Select(found => new Endpoint(found.NetworkTowards(network), found)),
        };
    }

    private static Endpoint? VpnClients(Site site) => site.Declared.Vpn switch
    {
        null => null,
        // They come with an address that the gateway lends them.
        { Kind: VpnKind.ClientVpn } vpn => site.FindNetwork(vpn.Network) is { } network ? new Endpoint(network, null) : null,
        { } vpn => new Endpoint(null, null) { Clients = vpn.Clients },
    };
}
