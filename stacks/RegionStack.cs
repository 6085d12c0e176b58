using System.Collections.Immutable;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Dns;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Stacks.Secrets;
using ClusterProvisioning.Stacks.Storage;
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
        if (sites.Count > 0)
            Fill(region, sites);
        Endpoints = EndpointsOf(sites).ToOutput();
        Bundles = BundlesOf(sites).ToOutput();
    }

    /// <summary>The region's name.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>Host and port by site and purpose: <c>primary-write</c>, <c>primary-read</c>, <c>dr-write</c> (once promoted), <c>dr-read</c>, and for facilities <c>primary-gate</c>.</summary>
    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    /// <summary>The bucket of each site's machines' files, by site; what `render --archive` wrote goes there, by the site's deploy role.</summary>
    [Output("bundles")]
    public Output<ImmutableDictionary<string, string>> Bundles { get; private set; }

    private static void Fill(Region region, List<SiteStack> sites)
    {
        var connections = Connections.Of(region);
        var primary = sites.First(site => site.Scope.Site.Declared.Role == SiteRole.Primary);
        foreach (var dr in sites.Where(site => site != primary))
            SitePeering.Create(primary.Network, dr.Network, connections);
        var byName = sites.ToDictionary(site => site.Scope.Site.Name);
        var services = new RegionServices(new RegionBuckets(region.Declared.Backup, byName), new Authorities(region, byName), new SecretStore(region, byName));
        foreach (var site in sites)
            site.AddMachines(connections, services);
        _ = new RegionNames(region, sites);
    }

    private static InputMap<string> BundlesOf(List<SiteStack> sites)
    {
        var bundles = new InputMap<string>();
        foreach (var site in sites)
            bundles.Add(site.Scope.Site.Name.ToString(), site.Buckets.Bundles.Id);
        return bundles;
    }

    private static InputMap<string> EndpointsOf(List<SiteStack> sites)
    {
        var endpoints = new InputMap<string>();
        foreach (var site in sites.Where(site => site.Balancer is not null))
        {
            endpoints.Add($"{site.Scope.Site.Name}-write", site.Balancer!.WriteEndpoint);
            endpoints.Add($"{site.Scope.Site.Name}-read", site.Balancer.ReadEndpoint);
        }

        foreach (var site in sites.Where(site => site.Gate is not null))
            endpoints.Add($"{site.Scope.Site.Name}-gate", site.Gate!);

        return endpoints;
    }
}
