using ClusterProvisioning.Model;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks;

/// <summary>What everything at a site stands on: its network segments, its keys, its own buckets.</summary>
internal sealed class SiteBase
{
    /// <summary>Makes the base of a site.</summary>
    public SiteBase(Region region, Site site)
    {
        Scope = new SiteScope(region, site);
        Network = new SiteNetwork(Scope);
        Keys = new Keys(Scope);
        Buckets = new SiteBuckets(Scope, Keys);
        _ = new TrafficLog(Scope, Buckets);
    }

    /// <summary>Names, tags, provider and VPC of the site.</summary>
    public SiteScope Scope { get; }

    /// <summary>The site's network segments.</summary>
    public SiteNetwork Network { get; }

    /// <summary>The site's keys.</summary>
    public Keys Keys { get; }

    /// <summary>The site's own buckets.</summary>
    public SiteBuckets Buckets { get; }
}
