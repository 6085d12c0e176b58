namespace ClusterProvisioning.Aws.Prices;

/// <summary>So much of something that is sold.</summary>
/// <param name="What">What it is, for a person, such as <c>gp3</c>.</param>
/// <param name="Quantity">How much of it.</param>
/// <param name="Unit">What the quantity counts, such as <c>GiB</c>.</param>
/// <param name="Item">Its name in the price list.</param>
public sealed record PricedQuantity(string What, decimal Quantity, string Unit, string Item)
{
    /// <summary>USD a month in a location; null where no source tells the price.</summary>
    public decimal? PerMonth(string location) => PriceList.PerMonth(Item, location) * Quantity;
}
