using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>What a change costs or saves by the month.</summary>
/// <param name="Before">The costs of the side that is.</param>
/// <param name="After">The costs of the side that is wanted, once it is applied.</param>
public sealed record CostComparison(CostPlan Before, CostPlan After)
{
    /// <summary>USD a month that go on for what leaves the stack and stays in the cloud: volumes, keys, authorities.</summary>
    public decimal Kept { get; init; }

    /// <summary>USD a month more; less where it is negative.</summary>
    public decimal Difference => After.PerMonth - Before.PerMonth;

    /// <summary>The parts that change by a dollar at the least, those that change most first, with the USD a month that they add.</summary>
    public IReadOnlyList<(CostPart Part, decimal Difference)> Parts =>
    [
        .. Enum.GetValues<CostPart>()
            .Select(part => (Part: part, Difference: After.Of(part) - Before.Of(part)))
            .Where(each => Math.Round(each.Difference) != 0)
            .OrderByDescending(each => Math.Abs(each.Difference)),
    ];

    /// <summary>True if neither side has anything that AWS is paid for.</summary>
    public bool IsNothing => Before.Items.Count == 0 && After.Items.Count == 0;

    /// <summary>Compares two sides, whose changes are known. A machine whose new type Pulumi ignores costs what it did, until it is replaced.</summary>
    public static CostComparison Of(RegionSide before, RegionSide after, IReadOnlyList<ResourceChange> changes)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var asBefore = changes.Where(change => change.Before is not null && change.Ignored.Any(property => property.Path == "instanceType"))
            .ToDictionary(change => change.Resource.Identity, change => change.Before!);
        var kept = changes.Where(change => change.IsLost && change.IsKept).Select(change => change.Before!).ToHashSet(ReferenceEqualityComparer.Instance);
        IReadOnlyList<CloudResource> applied = [.. after.Resources.Select(each => asBefore.GetValueOrDefault(each.Identity, each))];
        return new CostComparison(CostPlan.Of(before.Resources), CostPlan.Of(applied)) { Kept = CostPlan.Of(before.Resources, kept.Contains).PerMonth };
    }
}
