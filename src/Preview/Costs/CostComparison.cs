namespace ClusterProvisioning.Preview.Costs;

/// <summary>What a change costs or saves by the month.</summary>
/// <param name="Before">The costs of the side that is.</param>
/// <param name="After">The costs of the side that is wanted.</param>
public sealed record CostComparison(CostPlan Before, CostPlan After)
{
    /// <summary>USD a month more; less where it is negative.</summary>
    public decimal Difference => After.PerMonth - Before.PerMonth;

    /// <summary>The parts that change, those that change most first, with the USD a month that they add.</summary>
    public IReadOnlyList<(CostPart Part, decimal Difference)> Parts =>
    [
        .. Enum.GetValues<CostPart>()
            .Select(part => (Part: part, Difference: After.Of(part) - Before.Of(part)))
            .Where(each => each.Difference != 0)
            .OrderByDescending(each => Math.Abs(each.Difference)),
    ];

    /// <summary>True if neither side has anything that AWS is paid for.</summary>
    public bool IsNothing => Before.Items.Count == 0 && After.Items.Count == 0;
}
