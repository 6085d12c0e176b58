using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Rules.Findings;

/// <summary>One place of a region that breaks a rule; the rule's code and severity make a diagnostic of it.</summary>
/// <param name="Path">The value to change; the diagnostic stands where the file gives it.</param>
/// <param name="Message">What was wanted and what was found, with the arithmetic.</param>
/// <param name="Fix">The next step, in the words of the file.</param>
public sealed record Finding(ModelPath Path, string Message, string Fix);
