using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>The poolers of a site and the internal load balancer before them.</summary>
internal static class Poolers
{
    /// <summary>Makes them.</summary>
    public static PoolerBalancer Create(SiteScope scope, SiteNetwork site, SecurityGroups groups, MachineFactory factory, NodeGroup group)
    {
        var haproxy = scope.Region.Declared.Haproxy;
        var balancer = new NetworkBalancer(scope, site, group).Create(
            scope.NameOf("lb"), groups, factory, new BalancerListener(EndpointNames.Write, haproxy.WritePort), new BalancerListener(EndpointNames.Read, haproxy.ReadPort));
        return new PoolerBalancer(balancer.DnsName, Endpoint(balancer, haproxy.WritePort), Endpoint(balancer, haproxy.ReadPort));
    }

    private static Output<string> Endpoint(Aws.LB.LoadBalancer balancer, Port port) => Output.Format($"{balancer.DnsName}:{port.ToString()}");
}
