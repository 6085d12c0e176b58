using ClusterProvisioning.Lab;

namespace ClusterProvisioning.Cli.Views.Lab;

/// <summary>A line a step, for logs and short verbs; a machine's step is written when it changes.</summary>
/// <param name="output">Where to.</param>
internal sealed class LineProgress(TextWriter output) : ILabProgress
{
    private readonly Dictionary<string, string> _steps = [];
    private readonly Lock _writing = new();

    /// <inheritdoc/>
    public void Say(string text)
    {
        lock (_writing)
            output.WriteLine(text);
    }

    /// <inheritdoc/>
    public void Step(string node, string step)
    {
        lock (_writing)
        {
            if (_steps.GetValueOrDefault(node) == step)
                return;
            _steps[node] = step;
            output.WriteLine($"{node}: {step}");
        }
    }
}
