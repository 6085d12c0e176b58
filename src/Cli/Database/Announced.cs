using ClusterProvisioning.Database.Applying;

namespace ClusterProvisioning.Cli.Database;

/// <summary>Hands each step on at once and in order; <see cref="Progress{T}"/> would hand them to the thread pool.</summary>
/// <param name="announce">Takes the step.</param>
internal sealed class Announced(Action<StepReport> announce) : IProgress<StepReport>
{
    /// <inheritdoc/>
    public void Report(StepReport value) => announce(value);
}
