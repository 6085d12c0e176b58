using System.Text.Json;
using ClusterProvisioning.Aws.Prices;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Preview.Costs;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>What a change costs, in words.</summary>
public static class CostText
{
    /// <summary>One line: the difference a month, both sums, and the parts that make it; null where neither side costs anything.</summary>
    public static string? Line(CostComparison cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        if (cost.IsNothing)
            return null;
        var missing = cost.After.Unknown.Count == 0 ? "" : $"; without {cost.After.Unknown.Count} whose price is not known";
        if (cost.Parts.Count == 0)
            return $"unchanged, {Dollars(cost.After.PerMonth)} USD a month by list prices of {PriceList.AsOf}{missing}";
        var parts = string.Join(", ", cost.Parts.Select(each => $"{Name(each.Part)} {Signed(each.Difference)}"));
        var sums = $"{Dollars(cost.Before.PerMonth)} → {Dollars(cost.After.PerMonth)}";
        return $"{Signed(cost.Difference)} USD a month ({parts}): {sums} by list prices of {PriceList.AsOf}{missing}";
    }

    /// <summary>The name of a part, as a person reads it: <c>object storage</c>.</summary>
    public static string Name(CostPart part) => JsonNamingPolicy.SnakeCaseLower.ConvertName(part.ToString()).Replace('_', ' ');

    private static string Signed(decimal amount) => (amount < 0 ? "-" : "+") + Dollars(Math.Abs(amount));

    private static string Dollars(decimal amount) => Figures.Count((double)amount);
}
