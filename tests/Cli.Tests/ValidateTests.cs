using System.Text.Json.Nodes;

namespace ClusterProvisioning.Cli.Tests;

public sealed class ValidateTests
{
    private const string Invalid = "tests/Rules.Tests/invalid";

    [Fact]
    public async Task Shipped_regions_are_valid()
    {
        var run = await Provision.RunAsync("validate");
        run.ExitCode.ShouldBe(0, run.Everything);
        foreach (var region in Directory.GetFiles(Path.Combine(Provision.Root, "regions"), "*.yaml"))
            run.Output.ShouldContain($"regions/{Path.GetFileName(region)}: ok, 0 errors, ");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_invalid_fixture_ends_with_exit_1_and_its_code_and_line()
    {
        var files = Directory.GetFiles(Path.Combine(Provision.Root, Invalid), "*.yaml")
            .Select(file => $"{Invalid}/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var run = await Provision.RunAsync(["validate", "--target", "up", .. files]);
        run.ExitCode.ShouldBe(1);
        foreach (var file in files)
        {
            run.Output.ShouldMatch($@"(?m)^[^\n]*:\d+:\d+: error {Path.GetFileName(file)[..6]}: ", file);
            run.Output.ShouldContain($"{file}: invalid, ");
        }
    }

    [Fact]
    public async Task A_warning_alone_is_fine() =>
        (await Provision.RunAsync("validate", "tests/Rules.Tests/doubtful/CP1017-one-zone.yaml")).ExitCode.ShouldBe(0);

    [Fact]
    public async Task Json_is_one_document_with_every_diagnostic()
    {
        var run = await Provision.RunAsync("validate", $"{Invalid}/CP0006-wrong-types.yaml", "lab", "--format", "json");
        run.ExitCode.ShouldBe(1);
        var regions = JsonNode.Parse(run.Output)!.AsArray();
        regions.Select(region => (bool)region!["valid"]!).ShouldBe([false, true]);
        regions[0]!["diagnostics"]!.AsArray().Count.ShouldBe(9);
    }

    [Fact]
    public async Task Github_annotations_are_one_line_each()
    {
        var run = await Provision.RunAsync("validate", $"{Invalid}/CP0006-wrong-types.yaml", "--format", "github");
        run.Output
            .TrimEnd()
            .Split('\n')
            .ShouldAllBe(line => line.StartsWith("::error file=tests/Rules.Tests/invalid/CP0006-wrong-types.yaml,line=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_thousand_errors_are_cut_at_fifty_and_counted()
    {
        using var file = new TemporaryRegion("region: many\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"wrong{i}: {i}\n")));
        var run = await Provision.RunAsync("validate", file.Path);
        run.ExitCode.ShouldBe(1);
        run.Output.Split('\n').Count(line => line.Contains(": error CP", StringComparison.Ordinal)).ShouldBe(50);
        run.Output.ShouldContain("and 9958 more");
        run.Output.ShouldContain("10008 errors");
    }

    [Theory]
    [InlineData("")]
    [InlineData("region: {0}")]
    [InlineData("\t")]
    [InlineData("region: [")]
    [InlineData("extends: nothing")]
    [InlineData("%YAML 9.9\n---\nregion: a")]
    public async Task Bad_input_never_shows_a_stack_trace(string text)
    {
        using var file = new TemporaryRegion(text.Replace("{0}", new string('x', 5_000_000), StringComparison.Ordinal));
        foreach (var verb in new[] { "validate", "compile" })
        {
            var run = await Provision.RunAsync(verb, file.Path);
            run.ExitCode.ShouldBe(1, run.Everything);
            run.Everything.ShouldNotContain("   at ");
            run.Everything.ShouldMatch(@":\d+:\d+: error CP\d{4}: ");
        }
    }
}
