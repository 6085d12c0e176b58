using System.Collections.Immutable;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Dns;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Stacks.Secrets;
using ClusterProvisioning.Stacks.Storage;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>Everything that a region has in the cloud: network segments, backup targets, authorities and secrets, at each site the cluster with its
/// tiers, then names.</summary>
public sealed class RegionStack : Stack
{
    /// <summary>Makes the region that the Pulumi stack is named after.</summary>
    public RegionStack()
        : this(StackRegion.Load())
    {
    }

    /// <summary>Makes a region's resources at each of its sites.</summary>
    /// <param name="region">A valid region.</param>
    public RegionStack(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        Region = Output.Create(region.Name.ToString());
        // A region of one's own metal has nothing in the cloud.
        var sites = region.Declared.Target == Target.Aws ? Make(region) : [];
        Endpoints = EndpointsOf(sites).ToOutput();
        Bundles = BundlesOf(sites).ToOutput();
    }

    /// <summary>The region's name.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>Host and port by site and purpose.</summary>
    /// <remarks><c>primary-write</c>, <c>primary-read</c>, <c>dr-write</c> (once promoted), <c>dr-read</c>, and for facilities <c>primary-gate</c>.</remarks>
    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    /// <summary>The bucket of each site's machines' files, by site; what `render --archive` wrote goes there, by the site's deploy role.</summary>
    [Output("bundles")]
    public Output<ImmutableDictionary<string, string>> Bundles { get; private set; }

    private static List<SiteStack> Make(Region region)
    {
        var connections = Connections.Of(region);
        var bases = region.Sites.ToDictionary(site => site.Name, site => new SiteBase(region, site));
        foreach (var dr in region.Sites.Where(site => site != region.Primary))
            _ = new SitePeering(bases[region.Primary!.Name].Network, bases[dr.Name].Network, connections);
        var services = new RegionServices(new BackupTargets(region, bases), new Authorities(region, bases), new SecretStore(region, bases));
        List<SiteStack> sites = [.. bases.Values.Select(site => new SiteStack(site, connections, services))];
        _ = new RegionNames(region, sites);
        return sites;
    }

    private static InputMap<string> BundlesOf(List<SiteStack> sites)
    {
        var bundles = new InputMap<string>();
        foreach (var site in sites)
            bundles.Add(site.Base.Scope.Site.Name.ToString(), site.Base.Buckets.Bundles.Id);
        return bundles;
    }

    private static InputMap<string> EndpointsOf(List<SiteStack> sites)
    {
        var endpoints = new InputMap<string>();
        foreach (var site in sites)
        {
            var name = site.Base.Scope.Site.Name;
            if (site.Poolers is { } poolers)
            {
                endpoints.Add($"{name}-write", poolers.WriteEndpoint);
                endpoints.Add($"{name}-read", poolers.ReadEndpoint);
            }

            if (site.Gateways is { } gateways)
                endpoints.Add($"{name}-gate", gateways.Endpoint);
        }

        return endpoints;
    }
}
