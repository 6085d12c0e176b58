using System.Collections.Immutable;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Stacks.Certificates;
using ClusterProvisioning.Stacks.Dns;
using ClusterProvisioning.Stacks.Kubernetes;
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
        : this(StackRegion.Load(), ProgramPart.FromEnvironment())
    {
    }

    private RegionStack(LoadedRegion loaded, StackPart part)
        : this(loaded.Region!, part, () => loaded.Diagnostics.Count)
    {
    }

    /// <summary>Makes a region's resources at each of its sites.</summary>
    /// <param name="region">A valid region.</param>
    /// <param name="part">How much of it.</param>
    /// <param name="warnings">How many warnings the region has, asked when all else is made; null where nobody counted them.</param>
    public RegionStack(Region region, StackPart part = StackPart.Whole, Func<int>? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(region);
        Region = Output.Create(region.Name.ToString());
        // A region of one's own metal has nothing in the cloud.
        var bases = region.Declared.Target == Target.Aws ? region.Sites.ToDictionary(site => site.Name, site => new SiteBase(region, site)) : [];
        var sites = bases.Count == 0 ? [] : Make(region, bases, part);
        Endpoints = EndpointsOf(sites).ToOutput();
        Bundles = BySite(bases.Values, site => site, site => site.Buckets.Bundles.Id).ToOutput();
        DeployRoles = BySite(bases.Values, site => site, site => site.Buckets.Deploy.Arn).ToOutput();
        KubernetesApis = BySite(sites.Where(site => site.Kubernetes is not null), site => site.Base, site => site.Kubernetes!.Api).ToOutput();
        Warnings = Output.Create($"{(warnings is null ? "" : $"{warnings()}: ")}provision validate {region.Name}");
    }

    /// <summary>The region's name.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>Host and port by site and purpose.</summary>
    /// <remarks><c>primary-write</c>, <c>primary-read</c>, <c>dr-write</c> (once promoted), <c>dr-read</c>, and for facilities <c>primary-gate</c>.</remarks>
    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    /// <summary>The bucket of each site's machines' files, by site; what `render --archive` wrote goes there, by the site's deploy role.</summary>
    [Output(StackOutputNames.Bundles)]
    public Output<ImmutableDictionary<string, string>> Bundles { get; private set; }

    /// <summary>The role that writes a site's bundles, by site.</summary>
    [Output(StackOutputNames.DeployRoles)]
    public Output<ImmutableDictionary<string, string>> DeployRoles { get; private set; }

    /// <summary>The interface of each site's Kubernetes, by site.</summary>
    [Output(StackOutputNames.KubernetesApis)]
    public Output<ImmutableDictionary<string, string>> KubernetesApis { get; private set; }

    /// <summary>How many warnings the region has, and the command that shows them: the Pulumi CLI shows nothing that a compiler says.</summary>
    [Output("warnings")]
    public Output<string> Warnings { get; private set; }

    private static List<SiteStack> Make(Region region, Dictionary<Name, SiteBase> bases, StackPart part)
    {
        var services = Services(region, bases);
        if (part == StackPart.Foundation)
            return [];
        var connections = Connections.Of(region);
        foreach (var dr in region.Sites.Where(site => site != region.Primary))
            _ = new SitePeering(bases[region.Primary!.Name].Network, bases[dr.Name].Network, connections);
        List<SiteStack> sites = [.. bases.Values.Select(site => new SiteStack(site, connections, services, part))];
        _ = new RegionNames(region, sites);
        return sites;
    }

    private static RegionServices Services(Region region, Dictionary<Name, SiteBase> bases)
    {
        var (backups, authorities, secrets) = (new BackupTargets(region, bases), new Authorities(region, bases), new SecretStore(region, bases));
        var images = region.Declared.Kubernetes is null ? [] : bases.ToDictionary(site => site.Key, site => new Images(site.Value));
        return new RegionServices(backups, authorities, secrets, images);
    }

    private static InputMap<string> BySite<T>(IEnumerable<T> all, Func<T, SiteBase> site, Func<T, Output<string>> value)
    {
        var values = new InputMap<string>();
        foreach (var each in all)
            values.Add(site(each).Scope.Site.Name.ToString(), value(each));
        return values;
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
