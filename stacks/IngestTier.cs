using ClusterProvisioning.Stacks.Machines;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>The facilities' way in at a site: gateways that ask each machine for its certificate, behind a load balancer that passes TLS on
/// untouched.</summary>
/// <remarks>It faces the internet only where the gateways' network does.</remarks>
internal sealed class IngestTier
{
    private const string Gate = "gate";

    /// <summary>Makes the gateways and their balancer.</summary>
    public IngestTier(MachineBase machines, Model.IngestTier tier) =>
        Endpoint = new NetworkBalancer(machines, Gate, tier.Group, new BalancerListener(Gate, tier.Port)).EndpointOf(tier.Port);

    /// <summary>Host and port where facilities connect.</summary>
    public Output<string> Endpoint { get; }
}
