using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>What the machines of a group serve, and show to Prometheus.</summary>
public static class GroupPorts
{
    /// <summary>The ports on which services of a group's machines listen where a flow leads to them; none of a group without machines.</summary>
    /// <param name="region">The region.</param>
    /// <param name="connections">Its flows, made concrete.</param>
    /// <param name="group">The group.</param>
    public static IReadOnlyList<ListeningPort> Of(Region region, IReadOnlyList<Connection> connections, NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.Nodes.Count == 0)
            return [];
        // A port is the same whatever the machine is realised as.
        var machine = new Machine(region, region.FindSite(group.Site)!, group, group.Nodes[0], Realisation.Metal, new MachineFlows(connections, group));
        return [.. MachineServices.Of(region, group).SelectMany(service => service.Listens(machine))];
    }

    /// <summary>What a group's machines show to Prometheus.</summary>
    public static IEnumerable<ScrapeJob> Watched(Region region, IReadOnlyList<Connection> connections, NodeGroup group)
    {
        var served = Of(region, connections, group).Select(port => port.Port).ToHashSet();
        return MachineServices.Of(region, group).OfType<IWatched>().SelectMany(service => service.ScrapeJobs(region)).Where(job => served.Contains(job.Port));
    }
}
