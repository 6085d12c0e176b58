using System.Text.Json.Nodes;

namespace ClusterProvisioning.Cli.Tests;

public sealed class CapacityTests
{
    [Theory]
    [InlineData("eu-central", "text")]
    [InlineData("us-east", "markdown")]
    [InlineData("lab", "json")]
    public async Task A_plan_is_the_approved_one(string region, string format)
    {
        var run = await Provision.RunAsync("capacity", region, "--from", "2026-10-01", "--format", format);
        run.ExitCode.ShouldBe(0, run.Error);
        Approval.Verify(run.Output, "txt", $"{region}.{format}");
    }

    [Fact]
    public async Task Json_holds_what_text_rounds()
    {
        var run = await Provision.RunAsync("capacity", "eu-central", "--from", "2026-10-01", "--format", "json", "--rate", "design");
        var plan = JsonNode.Parse(run.Output)!;
        ((double)plan["rowsPerSecond"]!).ShouldBe(500_500);
        plan["quarters"]!.AsArray().Count.ShouldBe(12);
        plan["stores"]!.AsArray().Select(store => (string)store!["name"]!).ShouldContain("database.data");
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused() => (await Provision.RunAsync("capacity", "lab", "--from", "tomorrow")).ExitCode.ShouldBe(1);

    [Fact]
    public async Task A_faulty_region_is_exit_1_with_its_diagnostics()
    {
        var run = await Provision.RunAsync("capacity", "tests/Rules.Tests/invalid/CP1055-disks.yaml");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("error CP1055");
    }
}
