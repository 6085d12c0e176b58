using ClusterProvisioning.Aws.Prices;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>Something that is paid for by the month, as often as it is there.</summary>
/// <param name="Part">What part of the bill it is.</param>
/// <param name="Location">The AWS region, such as <c>eu-central-1</c>.</param>
/// <param name="Sold">What it is, and how much of it.</param>
public sealed record CostItem(CostPart Part, string Location, PricedQuantity Sold)
{
    /// <summary>USD a month at list prices; null where no source tells the price.</summary>
    public decimal? PerMonth => Sold.PerMonth(Location);

    /// <summary>What and where, for a sentence: <c>io2 in ap-south-2</c>.</summary>
    public string Shown => $"{Sold.What} in {Location}";

    /// <summary>As many times as much of it.</summary>
    public CostItem Times(decimal count) => this with { Sold = Sold with { Quantity = Sold.Quantity * count } };
}
