using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests;

public sealed class IngestionTests
{
    private const double TB = 1e12;
    private const long Day = 86_400_000;

    [Fact]
    public void The_seeds_rate_comes_to_two_terabytes_a_day()
    {
        var daily = Ingestion.Of(TestRegions.Shipped("eu-central")).BytesPerDay;
        daily.ShouldBe(86_400d * ((500_000 * 46) + (500 * 300)), 1);
        (daily / TB).ShouldBe(2, 0.01);
    }

    [Theory]
    [InlineData("hot", 31 * 2)]
    [InlineData("warm", 150 * 2 / 10d)]
    [InlineData("cold", 368 * 2 / 15d)]
    public void A_filled_tier_holds_its_days_by_its_ratio(string tier, double terabytes)
    {
        var declared = TestRegions.Shipped("eu-central").Declared.Tiers[Name.Parse(tier)];
        (new Ingestion(2 * TB, new Percent(0)).Held(declared).Count / TB).ShouldBe(terabytes, 0.001);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(15, 5)]
    [InlineData(30, 20)]
    [InlineData(1000, 20)]
    public void A_tier_fills_up_from_the_day_it_begins(double day, double expected) =>
        (new Ingestion(TB, new Percent(0)).HeldOn(Tier(10, 30), day).Count / TB).ShouldBe(expected, 1e-9);

    [Fact]
    public void Growth_is_a_day_a_year_later_and_sums_up_in_what_is_held()
    {
        var growing = new Ingestion(TB, new Percent(20));
        (growing.DailyOn(365).Count / TB).ShouldBe(1.2, 1e-9);
        var summed = Enumerable.Range(500, 30).Sum(day => growing.DailyOn(day + 0.5).Count);
        (growing.HeldOn(Tier(0, 30), 530).Count / TB).ShouldBe(summed / TB, 0.001);
    }

    private static TierDeclaration Tier(int from, int until) => new() { From = new Duration(from * Day), Until = new Duration(until * Day) };
}
