using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Network;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>Lets the bastions speak to the API of a site's Kubernetes, for whoever looks after it.</summary>
/// <remarks>`up` does not run there: a bastion has no way to AWS's other services.</remarks>
internal sealed class KubernetesRules
{
    /// <summary>The API's port.</summary>
    public const int Https = 443;

    /// <summary>Opens the API's port at every bastion of the site, and at the cluster.</summary>
    public KubernetesRules(SiteScope scope, SecurityGroups groups, Cluster cluster)
    {
        var rules = new SecurityGroupRules(scope);
        foreach (var bastions in scope.Site.GroupsOf(NodeRole.Bastion))
        {
            var own = groups.Of(bastions, bastions.Networks[0]);
            var name = scope.NameOf(bastions.Name, "to", "kubernetes");
            rules.LetOut(name, own.Id, new SecurityGroupPeer(cluster.Group), Https);
            rules.LetIn(name, cluster.Group, new SecurityGroupPeer(own), Https);
        }
    }
}
