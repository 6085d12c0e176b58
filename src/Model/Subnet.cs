using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A part of a network that lies in one zone.</summary>
/// <param name="Zone">The zone; null where one subnet serves all of them.</param>
/// <param name="Cidr">Its addresses.</param>
public sealed record Subnet(string? Zone, Cidr Cidr);
