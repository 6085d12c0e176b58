using System.Globalization;
using System.Text.Json;
using ClusterProvisioning.Aws.Prices;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Preview.Costs;
using ClusterProvisioning.Preview.Reporting;

namespace ClusterProvisioning.Cli.Views.Costs;

/// <summary>Writes what a region costs by the month.</summary>
internal static class CostReport
{
    private const int QuartersPerYear = 4;

    /// <summary>Writes the sum, its parts and their items, and what grows.</summary>
    public static void Write(TextWriter output, RegionCosts costs, CloudFormat format)
    {
        switch (format)
        {
            case CloudFormat.Json:
                output.Write(JsonSerializer.Serialize(Json(costs), JsonFormat.Indented) + "\n");
                break;
            case CloudFormat.Text:
                WriteText(output, costs);
                break;
        }
    }

    private static void WriteText(TextWriter output, RegionCosts costs)
    {
        var region = costs.Region;
        if (region.Declared.Target != Target.Aws)
        {
            output.Write($"{region.Name} stands on no AWS account.\n");
            return;
        }

        var plan = costs.Plan;
        var prices = $"at AWS' list prices of {PriceList.AsOf}, on demand{CostText.Missing(plan)}";
        output.Write($"{region.Name}: {CostText.Dollars(plan.PerMonth)} USD a month by being there, {prices}\n\n");
        TextColumns.Write(
            output,
            ["part", "USD a month"],
            [.. plan.Items.Select(item => item.Part).Distinct().Select(part => (IReadOnlyList<string>)[CostText.Name(part), CostText.Dollars(plan.Of(part))])],
            texts: 1);
        output.Write("\n");
        TextColumns.Write(output, ["part", "place", "what", "unit", "number", "USD a month"], [.. plan.Items.Select(Row)], texts: 4);
        output.Write($"\nAs it fills ({(costs.Capacity.IsDesignRate ? "the rate that it is built for" : "what its own facilities send")}), USD a month\n");
        IReadOnlyList<string> heads = ["what", "place", .. Years(costs).Select(year => $"year {year + 1}")];
        TextColumns.Write(output, heads, [.. costs.Usage.Select(usage => Row(costs, usage))], texts: 2);
        output.Write("\nNot in it: traffic, requests, logs, support, taxes, and what an agreement or a reservation takes off.\n");
    }

    private static IReadOnlyList<string> Row(CostItem item) =>
    [
        CostText.Name(item.Part), item.Location, item.Sold.What, item.Sold.Unit, item.Sold.Quantity.ToString("#,0.##", CultureInfo.InvariantCulture),
        item.PerMonth is { } price ? CostText.Dollars(price) : "not known",
    ];

    private static IReadOnlyList<string> Row(RegionCosts costs, UsageCost usage) =>
        [usage.What, usage.Location, .. Years(costs).Select(year => EndOf(usage, year) is { } price ? CostText.Dollars(price) : "not known")];

    private static IEnumerable<int> Years(RegionCosts costs) => Enumerable.Range(0, (costs.Capacity.Quarters.Count + QuartersPerYear - 1) / QuartersPerYear);

    private static decimal? EndOf(UsageCost usage, int year) => usage.PerMonth[Math.Min(((year + 1) * QuartersPerYear) - 1, usage.PerMonth.Count - 1)];

    private static object Json(RegionCosts costs) => new
    {
        region = costs.Region.Name.ToString(),
        pricesAsOf = PriceList.AsOf,
        currency = "USD",
        perMonth = Math.Round(costs.Plan.PerMonth, 2),
        unknown = costs.Plan.Unknown.Select(item => item.Shown),
        items = costs.Plan.Items.Select(item => new
        {
            part = CostText.Name(item.Part),
            place = item.Location,
            what = item.Sold.What,
            unit = item.Sold.Unit,
            number = item.Sold.Quantity,
            perMonth = Rounded(item.PerMonth),
        }),
        usage = costs.Usage.Select(usage => new
        {
            part = CostText.Name(usage.Part),
            place = usage.Location,
            what = usage.What,
            perMonthByQuarter = usage.PerMonth.Select(Rounded),
        }),
    };

    private static decimal? Rounded(decimal? amount) => amount is { } known ? Math.Round(known, 2) : null;
}
