using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>What a region takes in and holds, quarter by quarter, from its first reading on.</summary>
public sealed record CapacityPlan
{
    /// <summary>The name under which the region is declared.</summary>
    public required Name Region { get; init; }

    /// <summary>The day of the first reading, from which quarters and ages count.</summary>
    public required DateOnly From { get; init; }

    /// <summary>True if it is reckoned at the rate that the region is built for, else at that of its own facilities.</summary>
    public required bool IsDesignRate { get; init; }

    /// <summary>What comes in on the first day.</summary>
    public required Ingestion Ingestion { get; init; }

    /// <summary>Continuous aggregates, which are not counted: how many rows they have nothing declares (<see cref="Model.Ingestion"/>).</summary>
    public required int Aggregates { get; init; }

    /// <summary>How full a disk may be before someone is called.</summary>
    public required Percent Alert { get; init; }

    /// <summary>The tiers' names, youngest first: the columns of each quarter's sizes.</summary>
    public required IReadOnlyList<Name> Tiers { get; init; }

    /// <summary>One line for each quarter up to the declared horizon; one at the least.</summary>
    public required IReadOnlyList<CapacityQuarter> Quarters { get; init; }

    /// <summary>Disk sets, repositories and buckets, with the days on which each calls someone and is full.</summary>
    public required IReadOnlyList<CapacityStore> Stores { get; init; }

    /// <summary>Reckons the plan from the declared rates, growth, tiers and disks; nothing is measured.</summary>
    /// <param name="region">The region, resolved.</param>
    /// <param name="from">The day of the first reading, day 0 of all growth.</param>
    /// <param name="isDesignRate">Whether at the rate that the region is built for.</param>
    public static CapacityPlan Of(Region region, DateOnly from, bool isDesignRate)
    {
        ArgumentNullException.ThrowIfNull(region);
        var ingestion = isDesignRate ? Ingestion.Of(region) : Ingestion.OfFacilities(region);
        var calendar = new QuarterCalendar(from, region.Declared.Growth.Horizon);
        return new CapacityPlan
        {
            Region = region.Name,
            From = from,
            IsDesignRate = isDesignRate,
            Ingestion = ingestion,
            Aggregates = DeclaredTable.Of(region.Declared.Database).Sum(table => table.Declared.Hypertable?.Aggregates.Count ?? 0),
            Alert = region.Declared.Monitoring.Thresholds.DiskSpace,
            Tiers = [.. region.Declared.Tiers.Keys],
            Quarters = [.. calendar.Ends.Select(end => Quarter(region, ingestion, end, calendar.DayOf(end)))],
            Stores = new StoreForecast(region, ingestion, calendar).Stores(),
        };
    }

    private static CapacityQuarter Quarter(Region region, Ingestion ingestion, DateOnly end, double day)
    {
        var tiers = region.Declared.Tiers.Values;
        return new CapacityQuarter(
            end,
            day,
            ingestion.RowsPerSecond * ingestion.GrownBy(day),
            ingestion.DailyOn(day),
            [.. tiers.Select(tier => ingestion.HeldOn(tier, day))],
            ingestion.DatabaseOn(tiers, day));
    }
}
