using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Database.Applying;

/// <summary>What came of an apply.</summary>
/// <param name="Steps">The steps that ran, in order.</param>
/// <param name="Plan">What is still to be done afterwards; empty but for what is deferred, withheld or unavailable.</param>
public sealed record ApplyResult(IReadOnlyList<StepReport> Steps, Plan Plan)
{
    /// <summary>The step that stopped the run; null where none did.</summary>
    public StepReport? Failed => Steps.FirstOrDefault(step => step.Outcome == StepOutcome.Failed);
}
