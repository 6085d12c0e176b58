using ClusterProvisioning.Aws.Prices;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>What snapshots and objects come to as a region fills, by its capacity plan.</summary>
public static class UsagePlan
{
    private const decimal GiB = 1L << 30;
    private const double SecondsPerDay = 86_400;

    /// <summary>The costs of a region that stands on AWS, in the plan's quarters; none elsewhere.</summary>
    public static IReadOnlyList<UsageCost> Of(Region region, CapacityPlan plan)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(plan);
        return region.Declared.Target == Target.Aws ? [.. Snapshots(region, plan), .. Buckets(region, plan)] : [];
    }

    private static IEnumerable<UsageCost> Snapshots(Region region, CapacityPlan plan) =>
        region.Declared.Backup?.Snapshots is not { } snapshots ? [] :
        from cluster in region.Clusters
        let location = cluster.Site.Declared.Location
        select new UsageCost(
            CostPart.Snapshots,
            location,
            $"snapshots of {cluster.Snapped.Name}, kept {snapshots.Keep}",
            [.. plan.Quarters.Select(quarter => PriceList.PerMonth(PriceItem.SnapshotGiB, location) * Snapped(snapshots, plan.Ingestion, quarter) / GiB)]);

    // All that the database holds, and every block that was written while the oldest snapshot is kept: rows, and the WAL of them.
    private static decimal Snapped(SnapshotDeclaration snapshots, Ingestion ingestion, CapacityQuarter quarter)
    {
        var days = Math.Min(quarter.Day, Figures.Days(snapshots.Keep));
        var wal = ingestion.WalPerSecond * SecondsPerDay * ingestion.GrownBy(quarter.Day);
        return quarter.FullBackup.Count + (decimal)(days * (quarter.BytesPerDay.Count + wal));
    }

    private static IEnumerable<UsageCost> Buckets(Region region, CapacityPlan plan) =>
        from store in plan.Stores
        where store is { Class: not null, Site: not null }
        let location = region.FindSite(store.Site!)!.Declared.Location
        select new UsageCost(
            CostPart.ObjectStorage,
            location,
            $"{store.Name}: {store.Holds} ({EnumName.Of(store.Class!.Value)})",
            [.. store.Held.Select(held => ObjectPrices.PerMonth(store.Class.Value, location, held.Count / GiB))]);
}
