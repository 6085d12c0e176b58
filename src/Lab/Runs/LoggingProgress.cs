using Serilog;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Writes every step to the lab's log too.</summary>
/// <param name="inner">Who is told.</param>
/// <param name="log">The log.</param>
internal sealed class LoggingProgress(ILabProgress inner, ILogger log) : ILabProgress
{
    /// <inheritdoc/>
    public void Say(string text)
    {
        log.Information("{Text}", text);
        inner.Say(text);
    }

    /// <inheritdoc/>
    public void Step(string node, string step)
    {
        log.Information("{Node}: {Step}", node, step);
        inner.Step(node, step);
    }
}
