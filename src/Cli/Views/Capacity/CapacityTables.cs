using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>A capacity plan as tables of words and rounded figures.</summary>
internal static class CapacityTables
{
    private const int QuartersPerYear = 4;
    private const int SecondsPerDay = 86_400;

    /// <summary>What is reckoned, in a sentence.</summary>
    public static string Heading(CapacityPlan plan)
    {
        var rate = plan.Ingestion.RowsPerSecond;
        var rows = $"{Figures.Count(rate)} rows/s, {Figures.Count(rate * SecondsPerDay)} rows a day";
        var aggregates = plan.Aggregates == 0 ? "" : $" and without {plan.Aggregates} continuous aggregates";
        var size = $"{Figures.Size(plan.Ingestion.BytesPerDay)} a day uncompressed{aggregates}";
        var basis = plan.IsDesignRate ? "the rate that the region is built for" : "what its own facilities send";
        return $"{plan.Region}: {rows}, {size} ({basis}), growing {plan.Ingestion.GrowthPerYear} a year; first reading {Figures.Day(plan.From)}";
    }

    /// <summary>What is held by quarter, when stores are full, growth by year, and what to buy.</summary>
    public static IReadOnlyList<CapacityTable> Of(CapacityPlan plan) => [Quarters(plan), Stores(plan), Years(plan), Purchases(plan)];

    private static CapacityTable Quarters(CapacityPlan plan) => new(
        "Held at the end of each quarter",
        ["quarter to", "rows/s", "a day", .. plan.Tiers.Select(tier => tier.ToString()), "a full backup"],
        [
            .. plan.Quarters
                .Select(quarter => (IReadOnlyList<string>)[
                    Figures.Day(quarter.Ends),
                    Figures.Count(quarter.RowsPerSecond),
                    Figures.Size(quarter.BytesPerDay),
                    .. quarter.Tiers.Select(Figures.Size),
                    Figures.Size(quarter.FullBackup),
                ]),
        ]);

    private static CapacityTable Stores(CapacityPlan plan) => new(
        "When it fills up",
        ["store", "holds", "usable", "at the end", $"{plan.Alert} full", "full"],
        [
            .. plan.Stores
                .Select(store => (IReadOnlyList<string>)[
                    store.Name,
                    store.Holds,
                    store.Usable is { } usable ? Figures.Size(usable) : "any",
                    Figures.Size(store.Held[^1]),
                    On(store, store.AlertOn),
                    On(store, store.FullOn),
                ]),
        ]);

    private static CapacityTable Years(CapacityPlan plan) => new(
        "Buckets, growth by year",
        ["bucket", "holds", .. Enumerable.Range(1, Math.Max(1, plan.Quarters.Count / QuartersPerYear)).Select(year => $"year {year}")],
        [.. plan.Stores.Where(store => store.Usable is null).Select(store => (IReadOnlyList<string>)[store.Name, store.Holds, .. Growth(store)])]);

    private static CapacityTable Purchases(CapacityPlan plan) => new(
        "What to buy",
        ["before", "store", "disks a machine", "machines", "usable then"],
        [.. from store in plan.Stores
            from purchase in store.Purchases
            orderby purchase.Before
            select (IReadOnlyList<string>)[
                Figures.Day(purchase.Before),
                store.Name,
                $"{purchase.Disks} × {purchase.DiskSize}",
                $"{purchase.Machines}",
                Figures.Size(purchase.UsableAfter),
            ]]);

    private static IEnumerable<string> Growth(CapacityStore store)
    {
        var ends = store.Held.Where((_, quarter) => (quarter + 1) % QuartersPerYear == 0).DefaultIfEmpty(store.Held[^1]).ToList();
        return ends.Select((held, year) => "+" + Figures.Size(held.Count - (year == 0 ? 0 : ends[year - 1].Count)));
    }

    private static string On(CapacityStore store, DateOnly? day) => store.Usable is null ? "never" : day is { } on ? Figures.Day(on) : "not in the plan";
}
