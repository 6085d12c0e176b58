using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Tests.Capacity;

public sealed class CapacityPlanTests
{
    private const double TB = 1e12;
    private static readonly DateOnly From = new(2026, 10, 1);

    [Fact]
    public void A_plan_of_three_years_has_twelve_quarters_of_a_database_that_grows()
    {
        var plan = Plan("eu-central");
        plan.Quarters.Select(quarter => quarter.Ends).ShouldBe(Enumerable.Range(1, 12).Select(number => From.AddMonths(3 * number)));
        plan.Quarters.ShouldAllBe(quarter => quarter.FullBackup == new Bytes(quarter.Tiers.SkipLast(1).Sum(tier => tier.Count)));
        plan.Quarters.Select(quarter => quarter.FullBackup.Count).ShouldBeInOrder();
        (plan.Quarters[3].RowsPerSecond / plan.Ingestion.RowsPerSecond).ShouldBe(1.2, 1e-9);
    }

    [Fact]
    public void The_same_day_gives_the_same_plan_and_another_moves_its_dates_only()
    {
        string Of(DateOnly from) =>
            string.Join(' ', CapacityPlan.Of(TestRegions.Shipped("us-east"), from, isDesignRate: false).Stores.SelectMany(store => store.Held));
        Of(From).ShouldBe(Of(From));
        CapacityPlan.Of(TestRegions.Shipped("us-east"), From.AddYears(1), isDesignRate: false).Quarters[0].Ends.ShouldBe(From.AddYears(1).AddMonths(3));
    }

    [Fact]
    public void A_set_calls_before_it_is_full_and_is_never_full_with_what_is_bought()
    {
        var plan = Plan("us-east", isDesignRate: true);
        var data = plan.Stores.Single(store => store.Name == "database.data");
        data.AlertOn.ShouldNotBeNull().ShouldBeLessThan(data.FullOn.ShouldNotBeNull());
        data.Purchases[0].Before.ShouldBe(data.AlertOn!.Value);
        data.Purchases.ShouldAllBe(purchase => purchase.Disks > 0 && purchase.Disks % 2 == 0 && purchase.Machines == 5);
        data.Purchases[^1].UsableAfter.Count.ShouldBeGreaterThanOrEqualTo((long)(data.Held[^1].Count / 0.75));
        foreach (var (quarter, held) in plan.Quarters.Zip(data.Held))
        {
            var usable = data.Purchases.LastOrDefault(purchase => purchase.Before < quarter.Ends)?.UsableAfter ?? data.Usable!;
            ((double)held.Count).ShouldBeLessThanOrEqualTo(0.75 * usable.Count, quarter.Ends.ToString("O"));
        }
    }

    [Fact]
    public void The_day_a_set_is_full_is_the_first_on_which_more_is_held_than_fits()
    {
        // 2 TB a day at the design rate, growing: 92.16 TB of hot data are written in 45 to 46 days.
        var data = Plan("us-east", isDesignRate: true).Stores.Single(store => store.Name == "database.data");
        data.FullOn.ShouldBe(From.AddDays(46));
    }

    [Fact]
    public void The_archive_bucket_is_empty_until_the_first_readings_are_old_enough()
    {
        var archive = Plan("eu-central").Stores.Single(store => store.Name == "bucket archive");
        archive.Usable.ShouldBeNull();
        archive.Held.Take(5).ShouldAllBe(held => held.Count == 0);
        (archive.Held[^1].Count / TB).ShouldBe(26.8, 0.1);
    }

    [Fact]
    public void A_lab_that_is_gone_within_hours_needs_no_disk_more()
    {
        var plan = Plan("lab");
        plan.Quarters.Count.ShouldBe(1);
        plan.Stores.ShouldAllBe(store => store.FullOn == null && store.Purchases.Count == 0);
    }

    private static CapacityPlan Plan(string region, bool isDesignRate = false) => CapacityPlan.Of(TestRegions.Shipped(region), From, isDesignRate);
}
