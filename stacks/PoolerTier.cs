using ClusterProvisioning.Model;
using ClusterProvisioning.Stacks.Machines;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>The poolers of a site and the internal load balancer before them, where the site's clients connect.</summary>
internal sealed class PoolerTier
{
    /// <summary>Makes the poolers and their balancer.</summary>
    public PoolerTier(MachineBase machines, Model.PoolerTier tier)
    {
        var balancer = new NetworkBalancer(
            machines, "lb", tier.Group, new BalancerListener(EndpointNames.Write, tier.WritePort), new BalancerListener(EndpointNames.Read, tier.ReadPort));
        Host = balancer.Host;
        WriteEndpoint = balancer.EndpointOf(tier.WritePort);
        ReadEndpoint = balancer.EndpointOf(tier.ReadPort);
    }

    /// <summary>The load balancer's name.</summary>
    public Output<string> Host { get; }

    /// <summary>Host and port that lead to the leader.</summary>
    public Output<string> WriteEndpoint { get; }

    /// <summary>Host and port that lead to the replicas.</summary>
    public Output<string> ReadEndpoint { get; }
}
