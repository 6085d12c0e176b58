namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>Hands each thing on at once and in order; <see cref="Progress{T}"/> would hand them to the thread pool.</summary>
/// <param name="tell">Takes the thing.</param>
internal sealed class Told<T>(Action<T> tell) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => tell(value);
}
