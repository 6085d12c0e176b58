using System.Collections.Immutable;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>Everything that a region has in the cloud. One file of this project makes one part of it.</summary>
public sealed class RegionStack : Stack
{
    /// <summary>Makes the region that the Pulumi stack is named after.</summary>
    public RegionStack()
        : this(StackRegion.Load())
    {
    }

    /// <summary>Makes a region.</summary>
    /// <param name="region">A valid region.</param>
    public RegionStack(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        Region = Output.Create(region.Name.ToString());
        // A region of one's own metal has nothing in the cloud.
        var sites = region.Declared.Target == Target.Aws ? region.Sites.Select(site => new SiteStack(region, site)).ToList() : [];
        var connections = Connections.Of(region);
        var primary = sites.Find(site => site.Scope.Site.Declared.Role == SiteRole.Primary);
        foreach (var dr in sites.Where(site => site != primary))
            SitePeering.Create(primary!.Network, dr.Network, connections);
        foreach (var site in sites)
            site.AddMachines(connections);
        Endpoints = EndpointsOf(sites).ToOutput();
    }

    /// <summary>The region's name.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>Host and port by site and purpose: <c>primary-write</c>, <c>primary-read</c>, <c>dr-write</c> (once promoted), <c>dr-read</c>.</summary>
    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    private static InputMap<string> EndpointsOf(List<SiteStack> sites)
    {
        var endpoints = new InputMap<string>();
        foreach (var site in sites.Where(site => site.Balancer is not null))
        {
            endpoints.Add($"{site.Scope.Site.Name}-write", site.Balancer!.WriteEndpoint);
            endpoints.Add($"{site.Scope.Site.Name}-read", site.Balancer.ReadEndpoint);
        }

        return endpoints;
    }
}
