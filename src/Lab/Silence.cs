namespace ClusterProvisioning.Lab;

/// <summary>Progress that nobody is told of: a look at a lab has none.</summary>
internal sealed class Silence : ILabProgress
{
    private Silence()
    {
    }

    /// <summary>The only one.</summary>
    public static Silence Instance { get; } = new();

    /// <inheritdoc/>
    public void Say(string text)
    {
    }

    /// <inheritdoc/>
    public void Step(string node, string step)
    {
    }
}
