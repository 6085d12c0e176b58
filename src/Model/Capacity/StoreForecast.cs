using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>When disk sets, repositories and buckets fill up.</summary>
/// <param name="region">The region whose disk sets, repositories and buckets are looked at.</param>
/// <param name="ingestion">Rows and bytes that come in, with their growth.</param>
/// <param name="calendar">The dates for which each store is reckoned.</param>
internal sealed class StoreForecast(Region region, Ingestion ingestion, QuarterCalendar calendar)
{
    /// <summary>Every place that fills up: disk sets, repositories, the archive.</summary>
    public IReadOnlyList<CapacityStore> Stores()
    {
        var sets =
            from load in SetLoad.Of(region)
            let machines = region.Groups.Where(each => each.Declared.Hardware == load.Hardware).Sum(each => each.Nodes.Count)
            select OnDisks(
                $"{load.Hardware}.{load.Set}",
                string.Join(", ", load.Tiers.Select(tier => tier.Key)),
                load.Disks,
                machines,
                day => load.HeldOn(ingestion, day));
        var repositories =
            from place in region.BackupTargets
            let holds = $"backups of {place.Declared.Retention}"
            select place.Disks is { } disks
                ? OnDisks(place.Name.ToString(), holds, disks, place.Group!.Nodes.Count, day => Backups(place.Declared, day))
                : InBucket(place.Name.ToString(), holds, place.Declared.ObjectClass, place.Site, day => Backups(place.Declared, day));
        var archive =
            from tier in region.Declared.Tiers
            where tier.Value.Tablespace is null
            select InBucket(
                region.Declared.Backup?.Archive is { } declared ? $"bucket {declared.Bucket}" : "object storage",
                tier.Key.ToString(),
                region.Declared.Backup?.Archive?.Class ?? ObjectClass.Standard,
                region.Declared.Backup?.Archive?.Site ?? region.Sites[0].Name,
                day => ingestion.HeldOn(tier.Value, day));
        return [.. sets, .. repositories, .. archive];
    }

    private CapacityStore OnDisks(string name, string holds, DiskSetDeclaration disks, int machines, Func<double, Bytes> held)
    {
        var alert = region.Declared.Monitoring.Thresholds.DiskSpace.Fraction;
        return Store(name, holds, held) with
        {
            Usable = disks.UsableCapacity,
            AlertOn = calendar.FirstDay(day => held(day).Count > alert * disks.UsableCapacity.Count),
            FullOn = calendar.FirstDay(day => held(day).Count > disks.UsableCapacity.Count),
            Purchases = [.. new DiskPurchases(disks, machines, alert).Of(calendar, held)],
        };
    }

    private CapacityStore InBucket(string name, string holds, ObjectClass objectClass, Name site, Func<double, Bytes> held) =>
        Store(name, holds, held) with { Class = objectClass, Site = site };

    private CapacityStore Store(string name, string holds, Func<double, Bytes> held) =>
        new() { Name = name, Holds = holds, Held = [.. calendar.Ends.Select(end => held(calendar.DayOf(end)))] };

    // Fulls as large as the database then is, and what is written between them; uncompressed.
    private Bytes Backups(RepositoryDeclaration repository, double day)
    {
        var interval = Figures.Days(region.Declared.Backup!.Full.Schedule.Interval);
        var fulls = Math.Min(Math.Floor(day / interval) + 1, Math.Ceiling(Figures.Days(repository.Retention) / interval));
        var between = region.Declared.Backup.Incremental is null ? 0 : Math.Min(day, Figures.Days(repository.Retention)) * ingestion.DailyOn(day).Count;
        return new Bytes((long)Math.Min(long.MaxValue / 2d, (fulls * ingestion.DatabaseOn(region.Declared.Tiers.Values, day).Count) + between));
    }
}
