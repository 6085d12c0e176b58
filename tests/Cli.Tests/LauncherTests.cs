namespace ClusterProvisioning.Cli.Tests;

[Collection(CheckoutCollection.Name)]
public sealed class LauncherTests
{
    [Fact]
    public async Task It_works_from_any_folder_and_through_a_link()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var link = Path.Combine(folder.FullName, "provision");
            File.CreateSymbolicLink(link, Provision.Launcher);
            var run = await Provision.RunInAsync(folder.FullName, [], link, "validate", "lab");
            run.ExitCode.ShouldBe(0, run.Everything);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Two_starts_at_once_after_a_source_change_build_once_and_both_answer()
    {
        var stamp = Path.Combine(Provision.Root, "artifacts", "program", "provision.built");
        var built = File.GetLastWriteTimeUtc(stamp);
        File.SetLastWriteTimeUtc(stamp, DateTime.UnixEpoch.AddYears(30));
        try
        {
            var runs = await Task.WhenAll(StartAsync(), StartAsync());
            runs.ShouldAllBe(run => run.ExitCode == 0, string.Concat(runs.Select(run => run.Error)));
            runs[0].Output.ShouldBe(runs[1].Output);
            runs.Where(run => run.Error.Contains("building", StringComparison.Ordinal)).ShouldHaveSingleItem().Error.ShouldContain("provision: built Cli (");
        }
        finally
        {
            // No source has changed: what was compiled ahead of time still serves all tests that follow, here and beside.
            File.SetLastWriteTimeUtc(stamp, built);
        }

        static Task<ProvisionRun> StartAsync() => Provision.RunInAsync(
            Provision.Root, new Dictionary<string, string> { ["PROVISION_AHEAD"] = "no" }, Provision.Launcher, "compile", "us-east");
    }

    [Fact]
    public async Task Help_is_as_documented()
    {
        var pages = new List<string>();
        foreach (var verb in new[] { Array.Empty<string>(), ["validate"], ["compile"], ["schema"], ["render"], ["preview"], ["up"], ["destroy"] })
            pages.Add((await Provision.RunAsync([.. verb, "--help"])).Output);
        Approval.Verify(string.Concat(pages), "txt");
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("compile")]
    [InlineData("render")]
    [InlineData("preview")]
    [InlineData("up")]
    [InlineData("destroy")]
    public async Task A_mistyped_option_is_not_taken_for_a_region(string verb)
    {
        var run = await Provision.RunAsync(verb, "--bogus");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("There is no option '--bogus'");
    }

    [Fact]
    public async Task An_unknown_verb_is_exit_1_with_a_hint()
    {
        var run = await Provision.RunAsync("valdate");
        run.ExitCode.ShouldBe(1);
        run.Everything.ShouldContain("validate");
    }
}
