using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Risks;

/// <summary>What happens to a unit, on which machines, and why.</summary>
/// <param name="Kind">What.</param>
/// <param name="Unit">The unit or daemon.</param>
/// <param name="Nodes">The machines.</param>
/// <param name="Causes">Parameters and settings, where they are known.</param>
public sealed record UnitEffect(EffectKind Kind, string Unit, IReadOnlyList<string> Nodes, IReadOnlyList<string> Causes);
