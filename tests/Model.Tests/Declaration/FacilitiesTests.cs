using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model.Tests.Declaration;

public sealed class FacilitiesTests
{
    private static readonly IReadOnlyList<FacilityDeclaration> All =
        [.. new[] { "eu-central", "us-east", "ap-south" }.SelectMany(region => TestRegions.Shipped(region).Declared.Facilities.Values)];

    [Fact]
    public void The_regions_together_have_the_seeds_plants_machines_and_rate() =>
        (All.Count, All.Sum(facility => facility.Machines), All.Sum(facility => facility.MetricsPerSecond)).ShouldBe((50, 10_000, 500_000));

    [Fact]
    public void A_plants_number_is_its_own_in_all_regions() => All.Select(facility => facility.Id).ShouldBeUnique();
}
