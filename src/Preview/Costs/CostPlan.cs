using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>What a side costs by the month by being there, at list prices. What is paid by use, such as traffic and logs, is not in it.</summary>
public sealed record CostPlan
{
    // Paid by what is written, read, sent or kept, or half a dollar a month.
    private static readonly string[] ByUse =
    [
        "aws:cloudwatch/logGroup:LogGroup", "aws:dlm/lifecyclePolicy:LifecyclePolicy", "aws:ec2/flowLog:FlowLog",
        "aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "aws:ecr/repository:Repository", "aws:lambda/function:Function",
        "aws:route53/zone:Zone", "aws:s3/bucket:Bucket",
    ];

    /// <summary>Its items by part, location and name; alike ones are added up.</summary>
    public required IReadOnlyList<CostItem> Items { get; init; }

    /// <summary>USD a month of all whose price is known.</summary>
    public decimal PerMonth => Items.Sum(item => item.PerMonth ?? 0);

    /// <summary>What no source tells the price of.</summary>
    public IReadOnlyList<CostItem> Unknown => [.. Items.Where(item => item.PerMonth is null)];

    /// <summary>USD a month of a part.</summary>
    public decimal Of(CostPart part) => Items.Where(item => item.Part == part).Sum(item => item.PerMonth ?? 0);

    /// <summary>The costs of a program's or a state's resources.</summary>
    /// <param name="resources">All of a side's.</param>
    /// <param name="only">Which of them are looked at; all unless given.</param>
    public static CostPlan Of(IReadOnlyList<CloudResource> resources, Predicate<CloudResource>? only = null)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var costs = new ResourceCosts(new PricedRegion(resources));
        return new CostPlan
        {
            Items =
            [
                .. resources.Where(each => only is null || only(each)).SelectMany(costs.Of)
                    .Where(item => item.Sold.Quantity > 0)
                    .GroupBy(item => item.Times(0))
                    .Select(alike => alike.Key with { Sold = alike.Key.Sold with { Quantity = alike.Sum(item => item.Sold.Quantity) } })
                    .OrderBy(item => item.Part)
                    .ThenBy(item => item.Location, StringComparer.Ordinal)
                    .ThenBy(item => item.Sold.What, StringComparer.Ordinal)
                    .ThenBy(item => item.Sold.Item, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>True if it is known of a type what its resources cost: something by the month, something by use, or nothing.</summary>
    internal static bool Knows(string type) => new ResourceCosts(new PricedRegion([])).Knows(type) || ByUse.Contains(type) || FreeResources.Have(type);
}
