using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A port of a load balancer.</summary>
/// <param name="Purpose">What clients come for.</param>
/// <param name="Port">The port, also that of the machines behind it.</param>
internal sealed record BalancerListener(string Purpose, Port Port);
