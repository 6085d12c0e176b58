using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A machine's address in one network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Subnet">The subnet that holds the address.</param>
/// <param name="Address">The address.</param>
public sealed record NodeAddress(NetworkSegment Network, Subnet Subnet, Ipv4 Address);
