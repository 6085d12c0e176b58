using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Risks;

/// <summary>What happens to a unit, on which machines, and why.</summary>
/// <param name="Kind">How the change comes into force.</param>
/// <param name="Unit">The systemd unit, or the daemon where it is no unit.</param>
/// <param name="Nodes">The machines on which that happens, by name.</param>
/// <param name="Causes">Parameters and settings, where they are known.</param>
public sealed record UnitEffect(EffectKind Kind, string Unit, IReadOnlyList<string> Nodes, IReadOnlyList<string> Causes);
