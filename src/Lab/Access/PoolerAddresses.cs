using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Access;

/// <summary>Where clients find the poolers: at the address that they share, or each at its own.</summary>
internal static class PoolerAddresses
{
    /// <summary>The addresses of a group.</summary>
    public static IReadOnlyList<Ipv4> Of(NodeGroup group) =>
        group.SharedAddress is { } shared ? [shared] : [.. group.Nodes.Select(node => node.Addresses[0].Address)];
}
