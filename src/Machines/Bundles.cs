using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>Makes the bundle of every machine of a region. The same region gives the same bytes everywhere.</summary>
public static class Bundles
{
    /// <summary>The bundles, in the order of the region file.</summary>
    public static IReadOnlyList<Bundle> Of(Region region, Realisation realisation)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(realisation);
        return [.. Machines(region, realisation).Select(Create)];
    }

    /// <summary>The machines of a region with all that their files and credentials are made from, in the order of the region file.</summary>
    internal static IEnumerable<Machine> Machines(Region region, Realisation realisation)
    {
        var connections = Connections.Of(region);
        var jobs = MachineServices.ScrapeJobs(region);
        return from site in region.Sites
               from nodeGroup in site.Groups
               let flows = new MachineFlows(connections, nodeGroup)
               from node in nodeGroup.Nodes
               select new Machine(region, site, nodeGroup, node, realisation, flows) { ScrapeJobs = jobs };
    }

    private static Bundle Create(Machine machine)
    {
        var services = MachineServices.Of(machine.Region, machine.Group).ToList();
        var parts = services.Select(service => service.FilesOf(machine)).ToList();
        var units = parts.SelectMany(part => part.Units).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Bundle
        {
            Site = machine.Site,
            NodeGroup = machine.Group,
            Node = machine.Node,
            Files = Merged.Files(parts.SelectMany(part => part.Files), units),
            Directories = Merged.Directories(parts.SelectMany(part => part.Directories)),
            Units = units,
            Credentials = Merged.Credentials(services.Select(service => service.CredentialsOf(machine))),
            Machine = machine,
            Services = services,
        };
    }
}
