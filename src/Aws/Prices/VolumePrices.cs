namespace ClusterProvisioning.Aws.Prices;

/// <summary>What a volume is paid for: its size, and what is provisioned above what comes with it (AWS, "Amazon EBS pricing").</summary>
public static class VolumePrices
{
    private const decimal TierIops = 32_000;
    private const int Tiers = 3;

    /// <summary>What a volume takes, by its type's name.</summary>
    public static IEnumerable<PricedQuantity> Of(string type, decimal gib, decimal iops, decimal mibps) => type switch
    {
        "io2" => [new("io2", gib, "GiB", PriceItem.Io2GiB), .. Io2(iops)],
        "st1" => [new("st1", gib, "GiB", PriceItem.St1GiB)],
        _ => [new("gp3", gib, "GiB", PriceItem.Gp3GiB), .. Gp3(iops, mibps)],
    };

    /// <summary>USD a month of a volume in a location; null where a price is not known.</summary>
    public static decimal? PerMonth(EbsVolume volume, string location)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return Of(volume.Type, volume.SizeGiB, volume.Iops ?? 0, volume.ThroughputMiB ?? 0)
            .Aggregate((decimal?)0, (sum, part) => sum + part.PerMonth(location));
    }

    private static IEnumerable<PricedQuantity> Gp3(decimal iops, decimal mibps)
    {
        if (iops > EbsVolumeType.IncludedIops)
            yield return new PricedQuantity("gp3, above 3,000 IOPS", iops - EbsVolumeType.IncludedIops, "IOPS", PriceItem.Gp3Iops);
        if (mibps > EbsVolumeType.IncludedThroughputMiB)
            yield return new PricedQuantity("gp3, above 125 MiB/s", mibps - EbsVolumeType.IncludedThroughputMiB, "MiB/s", PriceItem.Gp3MiBps);
    }

    private static IEnumerable<PricedQuantity> Io2(decimal iops)
    {
        for (var tier = 1; iops > 0; tier++)
        {
            var part = tier < Tiers ? Math.Min(iops, TierIops) : iops;
            yield return new PricedQuantity("io2, provisioned", part, "IOPS", $"{PriceItem.Io2Iops}-{tier}");
            iops -= part;
        }
    }
}
