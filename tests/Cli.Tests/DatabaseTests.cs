using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Yaml;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Tests;

public sealed class DatabaseTests
{
    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("drift")]
    public async Task Help_is_as_documented(string verb)
    {
        var run = await Provision.RunAsync("db", verb, "--help");
        run.ExitCode.ShouldBe(0);
        Approval.Verify(run.Output, "txt", verb);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("drift")]
    public async Task A_server_that_is_not_there_is_exit_3_with_a_next_step(string verb)
    {
        var run = await Provision.RunAsync("db", verb, "lab", "--dsn", $"Host=127.0.0.1;Port={FreePort()};Username=postgres;Timeout=2");
        run.ExitCode.ShouldBe(3, run.Everything);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("127.0.0.1");
        run.Error.ShouldContain("Look whether");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task From_outside_the_regions_networks_nothing_is_dialled()
    {
        var run = await Provision.RunAsync("db", "plan", "eu-central");
        run.ExitCode.ShouldBe(3, run.Everything);
        run.Error.ShouldContain("none of the networks");
        run.Error.ShouldContain("10.3.2.0/24");
        run.Error.ShouldContain("./provision lab up eu-central");
    }

    [Fact]
    public async Task A_region_file_with_mistakes_is_exit_1_with_their_places()
    {
        using var region = new TemporaryRegion("extends: enterprise\nregion: x\nnonsense: 1\n");
        var run = await Provision.RunAsync("db", "plan", region.Path);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(":3:");
    }

    [Theory]
    [InlineData("--format", "yaml")]
    [InlineData("--dsn", "host=a", "--lab", "b")]
    [InlineData("--allow-destructive")]
    public async Task Options_that_make_no_sense_are_refused(params string[] options)
    {
        var run = await Provision.RunAsync(["db", "plan", "lab", .. options]);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("nonsense that is no connection string")]
    [InlineData("postgres://[")]
    public async Task A_dsn_that_is_none_is_exit_1(string dsn)
    {
        var run = await Provision.RunAsync("db", "drift", "lab", "--dsn", dsn);
        run.ExitCode.ShouldBe(1, run.Everything);
        run.Error.ShouldContain("neither a connection string");
    }

    [Fact]
    public async Task A_folder_of_passwords_that_is_not_there_is_exit_1()
    {
        var run = await Provision.RunAsync("db", "apply", "lab", "--dsn", "Host=127.0.0.1", "--passwords", "/nowhere");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("'/nowhere'");
    }

    [Fact]
    public async Task A_region_file_of_another_checkout_is_refused_before_the_server_is_asked()
    {
        var dsn = $"Host=127.0.0.1;Port={FreePort()};Username=postgres;Timeout=2";
        var declared = DatabaseFingerprint.Of(new RegionLoader(new ProjectLayout(Provision.Root).Profiles).Load(Path.Combine(
            Provision.Root,
            "regions",
            "lab.yaml")).Region!);
        var other = await Provision.RunAsync("db", "apply", "lab", "--dsn", dsn, "--expect-fingerprint", "0123456789");
        other.ExitCode.ShouldBe(1, other.Everything);
        other.Error.ShouldContain($"Wanted the database part 0123456789 of region 'lab', found {declared}");
        other.Error.ShouldContain("toolTag");
        (await Provision.RunAsync("db", "apply", "lab", "--dsn", dsn, "--expect-fingerprint", declared)).ExitCode.ShouldBe(
            3,
            "it goes on to the server, which is not there");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
