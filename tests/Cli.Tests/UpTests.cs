using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Tests;

public sealed class UpTests(ReadyProject ready) : IClassFixture<ReadyProject>
{
    private const string Backend = "s3://cluster-provisioning-eu-eu-central?region=eu-central-1&awssdk=v2";
    private const string Empty = """{"version": 3, "deployment": {}}""";
    private const string OldKey = """
        {"urn": "urn:pulumi:eu-central::cluster-provisioning::aws:kms/key:Key::old", "type": "aws:kms/key:Key", "protect": true, "retainOnDelete": true}
        """;
    internal const string Guarded = """{"version": 3, "deployment": {"resources": [""" + OldKey + "]}}";

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
        using var kubernetes = new TcpListener(IPAddress.Loopback, 0);
        kubernetes.Start();
        using var pulumi = new FakePulumi(StackExport.After(StackPart.Whole, ready.RegionFile, $"https://{kubernetes.LocalEndpoint}"));
        var run = await Run(pulumi, "up", "eu-central", "--yes");
        run.ExitCode.ShouldBe(0, run.Everything);
        pulumi.Calls.Where(call => !call.StartsWith("stack export", StringComparison.Ordinal)).ShouldBe(
        [
            $"stack select eu-central --create --secrets-provider awskms://alias/cluster-provisioning-eu?region=eu-central-1 | {Backend} | unset | whole",
            $"up --stack eu-central --yes --non-interactive | {Backend} | unset | whole",
        ]);
        run.Output.ShouldContain("eu-central against the state of stack eu-central\n");
        run.Output.IndexOf("pulumi: up", StringComparison.Ordinal).ShouldBeGreaterThan(run.Output.IndexOf("cost: ", StringComparison.Ordinal));
        run.Output.ShouldMatch(@"next: cluster health, on bastion1: curl .* https://10\.2\.1\.11:8008/cluster");
        run.Output.ShouldContain("provision db apply eu-central");
    }

    [Fact]
    public async Task A_new_region_comes_up_in_parts_and_says_what_a_person_does_between()
    {
        using var pulumi = new FakePulumi(Empty);
        foreach (var part in Enum.GetValues<StackPart>())
            pulumi.Leaves(part.ToString().ToLowerInvariant(), StackExport.After(part, ready.RegionFile));

        var first = await Run(pulumi, "up", "eu-central", "--yes");
        first.ExitCode.ShouldBe(3, first.Everything);
        first.Output.ShouldContain("skopeo copy --override-os linux --override-arch amd64 docker://docker.io/prom/prometheus:v3.5.0 "
            + "docker://111122223333.dkr.ecr.eu-west-1.amazonaws.com/eu-central/dr/prometheus:v3.5.0");
        first.Output.ShouldMatch("fill: secret eu-central/[^ ]+ .*put-secret-value --region eu-central-1 --secret-id eu-central/");
        first.Output.ShouldContain("fill: authorized_keys of role bastion, site primary");
        first.Error.ShouldEndWith("Fill the places above, then run the same command again: it goes on from here.\n");
        pulumi.AwsCalls.ShouldBeEmpty();
        pulumi.Calls.Single(call => call.StartsWith("up ", StringComparison.Ordinal)).ShouldEndWith("| foundation");

        var second = await Run(pulumi, "up", "eu-central", "--yes");
        second.ExitCode.ShouldBe(3, second.Everything);
        pulumi.Calls.Last(call => call.StartsWith("up ", StringComparison.Ordinal)).ShouldEndWith("| cloud");
        const string Role = "arn:aws:iam::111122223333:role/primary-deploy";
        pulumi.AwsCalls[0].ShouldBe($"sts assume-role --region eu-central-1 --role-arn {Role} --role-session-name provision --output json | own");
        pulumi.AwsCalls[1].ShouldMatch(@"s3 cp .* --include \*/current s3://eu-central-primary-bundles-1a2b3c4/ ");
        pulumi.AwsCalls[2].ShouldMatch($@"s3 cp .* --exclude \*/current .* s3://eu-central-primary-bundles-1a2b3c4/ \| of {Role}");
        pulumi.AwsCalls[3].ShouldMatch(@"s3 cp .* --exclude \* --include \*/current .* s3://");
        second.Output.ShouldNotContain("not delivered");
        pulumi.AwsCalls.ShouldContain(call => call.StartsWith("sts assume-role --region eu-west-1 ", StringComparison.Ordinal));
        pulumi.Objects.ShouldContain("./database/pg1/current");
        second.Everything.ShouldNotContain("hidden");
        second.Error.ShouldContain("Kubernetes of site 'primary' is not reached from here, at https://127.0.0.1:1: Connection refused");
        second.Error.ShouldContain("Connect to the VPN of site 'primary'");
    }

    [Fact]
    public async Task A_stack_that_has_more_than_a_part_is_never_made_in_parts()
    {
        using var pulumi = new FakePulumi(StackExport.After(StackPart.Whole, ready.RegionFile));
        foreach (var part in new[] { "foundation", "cloud" })
        {
            var run = await Run(pulumi, "up", "eu-central", "--part", part, "--yes");
            run.ExitCode.ShouldBe(1, run.Everything);
            run.Error.ShouldContain($"stack 'eu-central' has more than its {part} already");
        }

        var whole = await Run(pulumi, "up", "eu-central", "--yes");
        whole.ExitCode.ShouldBe(3, whole.Everything);
        pulumi.Calls.ShouldNotContain(call => call.StartsWith("up ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_of_machines_that_stand_are_published_once_the_change_was_made()
    {
        using var kubernetes = new TcpListener(IPAddress.Loopback, 0);
        kubernetes.Start();
        using var pulumi = new FakePulumi(StackExport.After(StackPart.Whole, ready.RegionFile, $"https://{kubernetes.LocalEndpoint}"), "exit 255");
        (await Run(pulumi, "up", "eu-central", "--yes")).ExitCode.ShouldBe(1);
        pulumi.AwsCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_files_changed_though_it_runs_is_named_and_a_second_run_names_nobody()
    {
        using var kubernetes = new TcpListener(IPAddress.Loopback, 0);
        kubernetes.Start();
        using var pulumi = new FakePulumi(StackExport.After(StackPart.Whole, ready.RegionFile, $"https://{kubernetes.LocalEndpoint}"));
        (await Run(pulumi, "up", "eu-central", "--yes")).ExitCode.ShouldBe(0);
        (await Run(pulumi, "up", "eu-central", "--yes")).Output.ShouldNotContain("not delivered");
        pulumi.HoldsOlder("pooler/pooler1");
        pulumi.HoldsOlder("database/pg2");
        var run = await Run(pulumi, "up", "eu-central", "--yes");
        run.Output.ShouldContain("not delivered: `up` brings no file to a machine that runs, here primary-pg2, primary-pooler1: roll them out");
    }

    [Fact]
    public async Task The_foundation_comes_before_images_and_only_goes_so_far()
    {
        using var pulumi = new FakePulumi(Empty);
        pulumi.Leaves("foundation", StackExport.After(StackPart.Foundation, ready.RegionFile));
        var shipped = await Provision.RunInAsync(Provision.Root, pulumi.Environment, Provision.Launcher, "up", "eu-central", "--part", "foundation", "--yes");
        shipped.ExitCode.ShouldBe(1);
        shipped.Error.ShouldContain("error CP1117");
        shipped.Error.ShouldNotContain("CP1111");
        var run = await Run(pulumi, "up", "eu-central", "--part", "foundation", "--yes");
        run.ExitCode.ShouldBe(0, run.Everything);
        run.Output.ShouldContain("fill: image grafana");
        pulumi.Calls.Count(call => call.StartsWith("up ", StringComparison.Ordinal)).ShouldBe(1);
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
        run.Error.ShouldContain("error CP1111: Region 'eu-central' names no image");
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
        using var kubernetes = new TcpListener(IPAddress.Loopback, 0);
        kubernetes.Start();
        var state = StackExport.After(StackPart.Whole, ready.RegionFile, $"https://{kubernetes.LocalEndpoint}");
        using var pulumi = new FakePulumi(state.Replace("\"resources\":[", $"\"resources\":[{OldKey},", StringComparison.Ordinal));
        var run = await Run(pulumi, "up", "eu-central", "--yes");
        run.ExitCode.ShouldBe(1, run.Everything);
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
        free.Calls[^1].ShouldBe($"destroy --stack eu-central --yes --non-interactive | {Backend} | unset | whole");
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
