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
        var missing = Missing(cost.After);
        if (missing.Length == 0 && cost.Before.Unknown.Count > 0)
            missing = $"; formerly without {Names(cost.Before)}, whose price is not known";
        if (Math.Round(cost.Kept) != 0)
            missing += $"; {Dollars(cost.Kept)} go on besides, for what leaves the stack and stays in the cloud";
        if (cost.Parts.Count == 0)
        {
            var same = cost.Before.Unknown.SequenceEqual(cost.After.Unknown) ? "unchanged" : "of what is known unchanged";
            return $"{same}, {Dollars(cost.After.PerMonth)} USD a month by list prices of {PriceList.AsOf}{missing}";
        }

        var parts = string.Join(", ", cost.Parts.Select(each => $"{Name(each.Part)} {Signed(each.Difference)}"));
        var sums = $"{Dollars(cost.Before.PerMonth)} → {Dollars(cost.After.PerMonth)}";
        return $"{Signed(cost.Difference)} USD a month ({parts}): {sums} by list prices of {PriceList.AsOf}{missing}";
    }

    /// <summary>What is not in a sum since no source tells its price, to go behind it; empty if all is.</summary>
    public static string Missing(CostPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Unknown.Count == 0 ? "" : $"; without {Names(plan)}, whose price is not known";
    }

    /// <summary>The name of a part, as a person reads it: <c>object storage</c>.</summary>
    public static string Name(CostPart part) => JsonNamingPolicy.SnakeCaseLower.ConvertName(part.ToString()).Replace('_', ' ');

    /// <summary>Whole dollars, thousands apart.</summary>
    public static string Dollars(decimal amount) => Figures.Count((double)amount);

    private static string Names(CostPlan plan) => string.Join(", ", plan.Unknown.Select(item => item.Shown));

    private static string Signed(decimal amount) => (amount < 0 ? "-" : "+") + Dollars(Math.Abs(amount));
}
