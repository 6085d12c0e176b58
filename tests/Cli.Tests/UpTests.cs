using System.Diagnostics;

namespace ClusterProvisioning.Cli.Tests;

public sealed class UpTests(ReadyProject ready) : IClassFixture<ReadyProject>
{
    private const string Backend = "s3://cluster-provisioning-eu-eu-central?region=eu-central-1&awssdk=v2";
    private const string Empty = """{"version": 3, "deployment": {}}""";
    internal const string Guarded = """
        {"version": 3, "deployment": {"resources": [
          {"urn": "urn:pulumi:eu-central::cluster-provisioning::aws:kms/key:Key::old", "type": "aws:kms/key:Key", "protect": true, "retainOnDelete": true}]}}
        """;

    [Theory]
    [InlineData("up", "eu-central")]
    [InlineData("destroy", "eu-central", "--yes")]
    public async Task Without_the_CLI_one_message_says_where_to_get_it(params string[] arguments)
    {
        var run = await Provision.RunInAsync(Provision.Root, new() { ["PATH"] = PathWithoutPulumi() }, "dotnet", [ready.Program, .. arguments]);
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("https://www.pulumi.com/docs/install/");
    }

    [Fact]
    public async Task Up_goes_the_whole_way_in_the_regions_own_backend_and_streams()
    {
        using var pulumi = new FakePulumi(Empty);
        var run = await Run(pulumi, "up", "eu-central", "--yes");
        run.ExitCode.ShouldBe(0, run.Everything);
        pulumi.Calls.ShouldBe(
        [
            $"stack select eu-central --create --secrets-provider awskms://alias/cluster-provisioning-eu?region=eu-central-1 | {Backend} | unset",
            $"stack export --stack eu-central | {Backend} | unset",
            $"up --stack eu-central --yes --non-interactive | {Backend} | unset",
        ]);
        run.Output.ShouldContain("eu-central against the state of stack eu-central");
        run.Output.IndexOf("pulumi: up", StringComparison.Ordinal).ShouldBeGreaterThan(run.Output.IndexOf("resources: ", StringComparison.Ordinal));
        run.Output.ShouldMatch(@"next: cluster health, on bastion1: curl .* https://10\.2\.1\.11:8008/cluster");
        run.Output.ShouldContain("provision db apply eu-central");
    }

    [Fact]
    public async Task Without_an_image_it_ends_before_anything_is_asked_and_validate_says_the_same()
    {
        using var pulumi = new FakePulumi(Empty);
        var run = await Provision.RunInAsync(Provision.Root, pulumi.Environment, Provision.Launcher, "up", "eu-central", "--yes");
        run.ExitCode.ShouldBe(1);
        pulumi.Calls.ShouldBeEmpty();
        run.Error.ShouldMatch(@"regions/eu-central\.yaml:\d+:\d+: error CP1111: Site 'primary' has no machine image yet");
        run.Error.ShouldContain("error CP1111: Site 'dr'");
        run.Error.ShouldContain("warning CP1112");
        (await Provision.RunAsync("validate", "eu-central")).ExitCode.ShouldBe(0);
        var validated = await Provision.RunAsync("validate", "eu-central", "--target", "up");
        validated.ExitCode.ShouldBe(1);
        validated.Output.ShouldContain("error CP1111: Site 'dr'");
    }

    [Fact]
    public async Task A_file_that_Pulumi_would_not_compile_is_refused()
    {
        using var pulumi = new FakePulumi(Empty);
        var file = Path.Combine(Path.GetDirectoryName(ready.Program)!, "copy.yaml");
        await File.WriteAllTextAsync(file, "extends: ../regions/eu-central.yaml\nregion: eu-central\n");
        var run = await Run(pulumi, "up", file, "--yes");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"regions/eu-central.yaml, and {file} was given");
        pulumi.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_risk_ends_it_before_anything_is_changed()
    {
        using var pulumi = new FakePulumi(Guarded);
        var run = await Run(pulumi, "up", "eu-central", "--yes");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("deletes 1 protected Key: old");
        pulumi.Calls.ShouldNotContain(call => call.StartsWith("up ", StringComparison.Ordinal));
        (await Run(pulumi, "up", "eu-central", "--yes", "--allow-risk")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_failure_of_the_CLI_is_a_failed_step()
    {
        using var pulumi = new FakePulumi(Empty, "exit 255");
        var run = await Run(pulumi, "up", "eu-central", "--yes", "--backend", "file:///nowhere");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("pulumi up ended with 255");
        pulumi.Calls.ShouldAllBe(call => call.Contains("| file:///nowhere |", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interruption_is_passed_on_and_waited_for()
    {
        using var pulumi =
            new FakePulumi(Empty, "trap 'echo \"pulumi: ending\"; sleep 3; echo \"pulumi: ended\"; exit 8' INT; for i in {1..300}; do sleep 0.1; done");
        // Where a test run is in the background, SIGINT is ignored, and children inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", ready.Program, "up", "eu-central", "--yes"])
        {
            WorkingDirectory = Provision.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in pulumi.Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start).ShouldNotBeNull();
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "pulumi: up")
        {
        }

        await Task.Delay(300);
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
            await kill.WaitForExitAsync();
        (await process.StandardOutput.ReadToEndAsync()).ShouldBe("pulumi: ending\npulumi: ended\n");
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(1, await error);
        (await error).ShouldContain("pulumi up ended with 8");
    }

    [Fact]
    public async Task Destroy_wants_to_be_meant_and_refuses_what_is_protected()
    {
        using var pulumi = new FakePulumi(Guarded);
        (await Run(pulumi, "destroy", "eu-central")).Error.ShouldContain("provision destroy eu-central --yes");
        pulumi.Calls.ShouldBeEmpty();
        var run = await Run(pulumi, "destroy", "eu-central", "--yes");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("1 resources of 'eu-central' are protected");
        run.Error.ShouldContain("1 aws:kms/key:Key");
        pulumi.Calls.ShouldNotContain(call => call.StartsWith("destroy", StringComparison.Ordinal));
        using var free = new FakePulumi(Empty);
        (await Run(free, "destroy", "eu-central", "--yes")).ExitCode.ShouldBe(0);
        free.Calls[^1].ShouldBe($"destroy --stack eu-central --yes --non-interactive | {Backend} | unset");
    }

    [Fact]
    public async Task A_region_of_metal_has_nothing_for_Pulumi()
    {
        var run = await Provision.RunAsync("up", "lab");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("target: metal");
    }

    /// <summary>dotnet may share its folder with nothing here, but a machine with the CLI must not use it in a test.</summary>
    private static string PathWithoutPulumi() =>
        string.Join(':', (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(folder => !File.Exists(Path.Combine(folder, "pulumi"))));

    private Task<ProvisionRun> Run(FakePulumi pulumi, params string[] arguments) =>
        Provision.RunInAsync(Provision.Root, pulumi.Environment, "dotnet", [ready.Program, .. arguments]);
}
