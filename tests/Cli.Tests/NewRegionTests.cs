namespace ClusterProvisioning.Cli.Tests;

/// <summary>A region of one's own, from its file alone: what users write who never see this program's sources.</summary>
[Collection(CheckoutCollection.Name)]
public sealed class NewRegionTests
{
    private const string Region = "tests/Cli.Tests/Regions/nordic.yaml";

    [Fact]
    public async Task A_region_of_ones_own_needs_no_line_of_code()
    {
        var validated = await Provision.RunAsync("validate", Region);
        validated.ExitCode.ShouldBe(0, validated.Everything);
        validated.Output.ShouldContain($"{Region}: ok, 0 errors, ");

        var compiled = await Provision.RunAsync("compile", Region);
        compiled.ExitCode.ShouldBe(0, compiled.Error);
        var types = compiled.Output.Split('\n').Where(line => line.TrimStart().StartsWith("type:", StringComparison.Ordinal)).ToList();
        types.Count.ShouldBeGreaterThan(200);
        types.Count(line => line.Contains("aws:ec2/instance:Instance\"", StringComparison.Ordinal)).ShouldBe(25);
        compiled.Output.ShouldContain("nordic-primary-pg5");
        compiled.Output.ShouldNotContain("us-east");
    }

    [Fact]
    public async Task Its_machines_get_their_files()
    {
        var rendered = await Provision.RunAsync("render", Region, "--node", "pg5");
        rendered.ExitCode.ShouldBe(0, rendered.Error);
        rendered.Output.ShouldContain("==> /etc/patroni/config.yml");
        rendered.Output.ShouldContain("/usr/lib/postgresql/18/bin");
        rendered.Output.ShouldContain("synchronous_node_count: 2");
        rendered.Output.ShouldContain("connect_address: 172.24.8.15:8008");
        rendered.Output.ShouldNotContain("10.64.");
    }
}
