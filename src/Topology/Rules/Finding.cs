using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>One thing that breaks a rule.</summary>
/// <param name="Path">The value to change.</param>
/// <param name="Message">What was wanted and what was found, with the arithmetic.</param>
/// <param name="Fix">The next step.</param>
public sealed record Finding(ModelPath Path, string Message, string Fix);
