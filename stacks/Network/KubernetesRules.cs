using ClusterProvisioning.Stacks.Kubernetes;
using ClusterProvisioning.Topology.Declaration;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Lets the bastions speak to the API of a site's Kubernetes, for whoever looks after it. `up` does not run there: a bastion has no way to AWS's other services.</summary>
internal static class KubernetesRules
{
    private const int Https = 443;

    /// <summary>Makes the rules.</summary>
    public static void Create(SiteScope scope, SecurityGroups groups, Cluster cluster)
    {
        foreach (var bastions in scope.Site.GroupsOf(NodeRole.Bastion))
        {
            var own = groups.Of(bastions, bastions.Networks[0]);
            var name = scope.NameOf(bastions.Name, "to", "kubernetes");
            _ = new Aws.Vpc.SecurityGroupEgressRule(name, new Aws.Vpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = own.Id,
                ReferencedSecurityGroupId = cluster.Group,
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                Tags = SiteScope.Tags(name, "network"),
            }, scope.Options());
            _ = new Aws.Vpc.SecurityGroupIngressRule(name, new Aws.Vpc.SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = cluster.Group,
                ReferencedSecurityGroupId = own.Id,
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                Tags = SiteScope.Tags(name, "network"),
            }, scope.Options());
        }
    }
}
