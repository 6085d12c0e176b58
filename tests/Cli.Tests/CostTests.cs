using System.Text.Json.Nodes;

namespace ClusterProvisioning.Cli.Tests;

public sealed class CostTests
{
    [Theory]
    [InlineData("eu-central")]
    [InlineData("ap-south")]
    [InlineData("lab")]
    public async Task Costs_are_the_approved_ones(string region)
    {
        var run = await Provision.RunAsync("cost", region);
        run.ExitCode.ShouldBe(0, run.Error);
        Approval.Verify(run.Output, "txt", region);
    }

    [Fact]
    public async Task Json_adds_up()
    {
        var costs = JsonNode.Parse((await Provision.RunAsync("cost", "eu-central", "--format", "json")).Output)!;
        var sum = costs["items"]!.AsArray().Sum(item => (decimal?)item!["perMonth"] ?? 0);
        ((decimal)costs["perMonth"]!).ShouldBeInRange(sum - 1, sum + 1);
        costs["usage"]!.AsArray().Select(usage => (string)usage!["part"]!).Distinct().ShouldBe(["snapshots", "object storage"]);
    }
}
