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
        ObjectClass.StandardIa => PriceList.PerMonth("s3-standard-ia-gib", location) * gib,
        ObjectClass.GlacierIr => PriceList.PerMonth("s3-glacier-ir-gib", location) * gib,
        ObjectClass.Glacier => PriceList.PerMonth("s3-glacier-gib", location) * gib,
        ObjectClass.DeepArchive => PriceList.PerMonth("s3-deep-archive-gib", location) * gib,
    };

    private static decimal? Standard(string location, decimal gib)
    {
        var (sum, below) = ((decimal?)0, 0m);
        for (var tier = 0; tier < Tiers.Length && gib > below; tier++)
        {
            sum += PriceList.PerMonth($"s3-standard-gib-{tier + 1}", location) * (Math.Min(gib, Tiers[tier]) - below);
            below = Tiers[tier];
        }

        return sum;
    }
}
