using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Database.Applying;

/// <summary>A step and what came of it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Took">How long it ran.</param>
/// <param name="Message">What stopped it; null where nothing did.</param>
public sealed record StepReport(Step Step, StepOutcome Outcome, TimeSpan Took, string? Message = null);
