using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A machine that a site's Prometheus asks: at its address, which its certificate bears, so no name has to be resolved.</summary>
/// <param name="Job">What it is asked for.</param>
/// <param name="Group">The machine's group.</param>
/// <param name="Node">The machine.</param>
/// <param name="Network">The network in which it is reached.</param>
internal sealed record ScrapeTarget(ScrapeJob Job, NodeGroup Group, Node Node, Model.NetworkSegment Network)
{
    /// <summary>Its address in that network.</summary>
    public Ipv4 Address => Node.Addresses.First(place => place.Network.Path == Network.Path).Address;

    /// <summary>The machines that flows open to a site's Kubernetes, by job.</summary>
    public static IReadOnlyList<ScrapeTarget> Of(Region region, Site site)
    {
        var home = region.Declared.Kubernetes?.Network;
        var open = Connections.Of(region)
            .Where(connection => connection.From is { Group: null, Network: { } from } && from.Site == site.Name && from.Name == home).ToList();
        var found =
            from job in MachineServices.ScrapeJobs(region)
            from connection in open
            where connection.Port == job.Port
            from node in connection.To.Group.Nodes
            select new ScrapeTarget(job, connection.To.Group, node, connection.To.Network);
        // Two flows may open one port, each for a purpose of its own.
        return [.. found.DistinctBy(target => (target.Job, target.Address))];
    }
}
