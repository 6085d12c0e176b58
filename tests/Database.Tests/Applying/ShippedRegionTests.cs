using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Applying;

public sealed class ShippedRegionTests
{
    [Theory]
    [InlineData("lab")]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public async Task From_empty_to_desired_in_one_apply_and_the_second_has_nothing_to_do(string region)
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        var desired = States.Desired(States.Shipped(region), ("writer", "först"), ("plant_north", "a'b\\c"));
        var first = await server.ApplyAsync(desired);
        first.ShouldSucceed();
        first.Steps.Count.ShouldBeGreaterThan(50);
        first.Plan.Facts.TimescaleLicense.ShouldBe(ServerImage.HasCommunity ? "timescale" : "apache");
        var second = await server.ApplyAsync(desired);
        second.Steps.ShouldBeEmpty();
        (await server.DriftAsync(desired)).ShouldBeEmpty();
    }
}
