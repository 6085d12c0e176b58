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
        if (region.Declared.Target != Target.Aws)
            return;
        var sites = region.Sites.Select(site => new SiteStack(region, site)).ToList();
        var connections = Connections.Of(region);
        var primary = sites.Single(site => site.Scope.Site.Declared.Role == SiteRole.Primary);
        foreach (var dr in sites.Where(site => site != primary))
            SitePeering.Create(primary.Network, dr.Network, connections);
        foreach (var site in sites)
            site.AddMachines(connections);
        WriteEndpoint = primary.Balancer?.WriteEndpoint;
        ReadEndpoint = primary.Balancer?.ReadEndpoint;
        DrWriteEndpoint = sites.Find(site => site != primary)?.Balancer?.WriteEndpoint;
        DrReadEndpoint = sites.Find(site => site != primary)?.Balancer?.ReadEndpoint;
    }

    /// <summary>The region's name.</summary>
    [Output("region")]
    public Output<string> Region { get; private set; }

    /// <summary>Where applications write.</summary>
    [Output("writeEndpoint")]
    public Output<string>? WriteEndpoint { get; private set; }

    /// <summary>Where applications read.</summary>
    [Output("readEndpoint")]
    public Output<string>? ReadEndpoint { get; private set; }

    /// <summary>Where applications write once the DR site is promoted.</summary>
    [Output("drWriteEndpoint")]
    public Output<string>? DrWriteEndpoint { get; private set; }

    /// <summary>Where applications read at the DR site.</summary>
    [Output("drReadEndpoint")]
    public Output<string>? DrReadEndpoint { get; private set; }
}
