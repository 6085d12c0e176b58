using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>The machines' way in at a site: gateways that ask each for its certificate, behind a load balancer that passes TLS on untouched. It faces the internet only where the gateways' network does.</summary>
internal static class Gateways
{
    /// <summary>Makes them.</summary>
    /// <returns>Where machines connect.</returns>
    public static Output<string> Create(SiteScope scope, SiteNetwork site, SecurityGroups groups, MachineFactory factory, NodeGroup group)
    {
        var port = scope.Region.Declared.Ingest.Port;
        var balancer = new NetworkBalancer(scope, site, group).Create(scope.NameOf("gate"), groups, factory, new BalancerListener("gate", port));
        return Output.Format($"{balancer.DnsName}:{port.ToString()}");
    }
}
