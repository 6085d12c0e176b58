using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Base;

/// <summary>Where a machine reaches AWS's own services: by endpoints inside its site
/// (docs/decisions/endpoints-not-internet.md), not at addresses outside the region.</summary>
internal static class ServiceEndpoints
{
    /// <summary>The addresses that an endpoint may get; empty where a way does not lead to one.</summary>
    public static IReadOnlyList<Cidr> Of(Machine machine, Way way)
    {
        if (way.Service != EgressService.AwsApi || machine.Region.Declared.Target != Target.Aws)
            return [];
        var network = ManagementNetwork.Of(machine.Region, machine.Site);
        var isShared = machine.Site.HasMachinesIn(network);
        // The first half of a subnet with machines is kept for those (stacks/Network/Reservations.cs).
        return [.. network.Subnets.Select(subnet => isShared ? subnet.Cidr.Slice(1, 2) : subnet.Cidr)];
    }
}
