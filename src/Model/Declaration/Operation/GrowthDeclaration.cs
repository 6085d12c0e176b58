using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Operation;

/// <summary>How the region grows (seed 000 §6.2).</summary>
public sealed record GrowthDeclaration
{
    /// <summary>More readings in a year.</summary>
    public Percent PerYear { get; init; } = new(20);

    /// <summary>How often the plan is looked at again.</summary>
    public Duration Review { get; init; } = new(91L * 86_400_000);

    /// <summary>How far ahead <c>capacity</c> looks.</summary>
    public Duration Horizon { get; init; } = new(3L * 365 * 86_400_000);
}
