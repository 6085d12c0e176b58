using ClusterProvisioning.Model.Declaration;
using Pulumi;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A site's Kubernetes with what runs on it: monitoring, and at the primary site the job that applies the database part.</summary>
internal sealed class SiteKubernetes
{
    /// <summary>Makes the cluster, lets bastions and endpoints reach it, and starts what runs on it.</summary>
    /// <param name="ways">The site, and who reaches whom there.</param>
    /// <param name="services">What the region has once.</param>
    /// <param name="declared">The cluster as it was written.</param>
    /// <param name="part">Without what lies in it, or with that.</param>
    public SiteKubernetes(SiteWays ways, RegionServices services, KubernetesDeclaration declared, StackPart part)
    {
        var (site, firewall, clients) = ways;
        var cluster = new Cluster(site, firewall, declared);
        Api = cluster.Eks.Endpoint;
        _ = new KubernetesRules(site.Scope, firewall.Groups, cluster);
        if (declared.ApiFromVpn)
            clients?.LetReach(cluster.Network, cluster.Group, KubernetesRules.Https);
        if (part == StackPart.Cloud)
            return;
        var platform = new Platform(site, cluster, services);
        _ = new Monitoring(platform, services);
        if (site.Scope.Site.Declared.Role == SiteRole.Primary)
            _ = new DatabaseJob(platform, services);
    }
    /// <summary>The address of its interface.</summary>
    public Output<string> Api { get; }
}
