using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Model;

/// <summary>Makes a region's flows concrete. Firewalls, pg_hba and security groups are all written from the result.</summary>
public static class Connections
{
    /// <summary>Every connection that some flow allows, in the order of flows, sites and ports.</summary>
    public static IReadOnlyList<Connection> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return [.. region.Declared.Flows.SelectMany(flow => OfFlow(region, flow.Key, flow.Value))];
    }

    private static IEnumerable<Connection> OfFlow(Region region, Name name, FlowDeclaration flow) =>
        from site in region.Sites
        from target in flow.To.Select(site.FindGroup).OfType<NodeGroup>()
        let listener = new Endpoint(Listening(target, flow), target)
        from source in flow.From
        from peer in Peers(region, site, flow, source, listener.Network!.Name)
        from port in flow.Ports
        select new Connection(name, peer, listener, port, flow.Authentication);

    private static Network Listening(NodeGroup group, FlowDeclaration flow) =>
        flow.Network is { } network ? group.NetworkTowards(network) : group.Networks[0];

    private static IEnumerable<Endpoint> Peers(Region region, Site target, FlowDeclaration flow, FlowEnd source, Name network)
    {
        if (source.Kind == FlowEndKind.Internet)
            return [Endpoint.Internet];
        var sites = flow.Reach == Reach.Region ? region.Sites : [target];
        var name = Name.Parse(source.Name);
        return source.Kind == FlowEndKind.Network
            ? sites.Select(site => site.FindNetwork(name)).OfType<Network>().Select(found => new Endpoint(found, null))
            : sites.Select(site => site.FindGroup(name)).OfType<NodeGroup>().Select(found => new Endpoint(found.NetworkTowards(network), found));
    }
}
