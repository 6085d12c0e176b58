using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Network;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>A site's Kubernetes with what runs on it: monitoring, and at the primary site the job that applies the database part.</summary>
internal sealed class SiteKubernetes
{
    /// <summary>Makes the cluster, lets bastions and endpoints reach it, and starts what runs on it.</summary>
    /// <param name="site">The site.</param>
    /// <param name="firewall">Who reaches whom there.</param>
    /// <param name="services">What the region has once.</param>
    /// <param name="declared">The cluster as it was written.</param>
    public SiteKubernetes(SiteBase site, SiteFirewall firewall, RegionServices services, KubernetesDeclaration declared)
    {
        var cluster = new Cluster(site, firewall, declared);
        firewall.Endpoints.LetIn("kubernetes", cluster.Group);
        _ = new KubernetesRules(site.Scope, firewall.Groups, cluster);
        var platform = new Platform(site, cluster, services);
        _ = new Monitoring(platform, services);
        if (site.Scope.Site.Declared.Role == SiteRole.Primary)
            _ = new DatabaseJob(platform, services);
    }
}
