using ClusterProvisioning.Aws.Prices;
using ClusterProvisioning.Model.Declaration.Tiers;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>What objects of a class cost by the month; those of the class that is read at once, in three tiers (AWS, "Amazon S3 pricing").</summary>
internal static class ObjectPrices
{
    // In GiB: 50 TiB and 500 TiB.
    private static readonly decimal[] Tiers = [51_200, 512_000, decimal.MaxValue];

    /// <summary>USD a month; null where no source tells the price.</summary>
    public static decimal? PerMonth(ObjectClass objectClass, string location, decimal gib) => objectClass switch
    {
        ObjectClass.Standard => Standard(location, gib),
        ObjectClass.StandardIa => PriceList.PerMonth(PriceItem.StandardIaGiB, location) * gib,
        ObjectClass.GlacierIr => PriceList.PerMonth(PriceItem.GlacierIrGiB, location) * gib,
        ObjectClass.Glacier => PriceList.PerMonth(PriceItem.GlacierGiB, location) * gib,
        ObjectClass.DeepArchive => PriceList.PerMonth(PriceItem.DeepArchiveGiB, location) * gib,
    };

    private static decimal? Standard(string location, decimal gib)
    {
        var (sum, below) = ((decimal?)0, 0m);
        for (var tier = 0; tier < Tiers.Length && gib > below; tier++)
        {
            sum += PriceList.PerMonth($"{PriceItem.StandardGiB}-{tier + 1}", location) * (Math.Min(gib, Tiers[tier]) - below);
            below = Tiers[tier];
        }

        return sum;
    }
}
