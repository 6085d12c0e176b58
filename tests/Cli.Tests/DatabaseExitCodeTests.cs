using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>The <c>db</c> verbs as their users run them, against a real server: what they print, and how they end.</summary>
public sealed class DatabaseExitCodeTests
{
    [Fact]
    public async Task Plan_apply_and_drift_end_with_0_2_and_3_as_they_say()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        server.MakeSpaces(["hot", "warm", "cold", "indexes"]);
        await server.MakeRolesAsync(["replicator", "rewind", "pgbouncer_auth", "pooled"]);
        using var region = WithEdition("any");
        await ShouldEndAsync(2, server, region, "plan", "create database manufacturing");
        await ShouldEndAsync(2, server, region, "drift", "missing    database manufacturing");
        await ShouldEndAsync(0, server, region, "apply", " steps done in ");
        await ShouldEndAsync(0, server, region, "apply", "nothing to do");
        await ShouldEndAsync(0, server, region, "plan", "nothing to do");
        await ShouldEndAsync(0, server, region, "drift", "no drift");

        await server.ExecuteAsync("CREATE TABLE plant.stray (id integer)", LabServer.Database);
        await ShouldEndAsync(2, server, region, "drift", "unmanaged  table plant.stray");
        await ShouldEndAsync(2, server, region, "plan", "LOSES");
        await ShouldEndAsync(2, server, region, "apply", "withheld: table plant.stray");
        await ShouldEndAsync(0, server, region, "apply", "1 step done", "--allow-destructive");
        await ShouldEndAsync(0, server, region, "drift", "no drift");

        await server.ExecuteAsync("ALTER TABLE plant.metric OWNER TO postgres", LabServer.Database);
        await ShouldEndAsync(
            2,
            server,
            region,
            "drift",
            "changed    table plant.metric: owner is postgres, wanted manufacturing_owner [owner postgres; last applied: create by postgres");

        await server.KillAsync();
        foreach (var verb in new[] { "plan", "apply", "drift" })
            await ShouldEndAsync(3, server, region, verb, "could be reached");
    }

    [Fact]
    public async Task An_apply_that_waits_goes_on_once_a_server_takes_writes_and_says_why_not_yet()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        server.MakeSpaces(["hot", "warm", "cold", "indexes"]);
        await server.MakeRolesAsync(["replicator", "rewind", "pgbouncer_auth", "pooled"]);
        using var region = WithEdition("any");
        // Else the kill takes the roles along.
        await server.ExecuteAsync("CHECKPOINT");
        await server.KillAsync();
        await ShouldEndAsync(3, server, region, "apply", "waits: No primary among", "--wait", "1s");
        var waiting = ShouldEndAsync(0, server, region, "apply", " steps done in ", "--wait", "5min");
        await server.StartAsync();
        await waiting;
    }

    [Fact]
    public async Task A_server_without_the_edition_that_is_declared_is_exit_3()
    {
        Assert.SkipWhen(ServerImage.HasCommunity, "the server has the community edition");
        await using var server = await ThrowawayServer.StartNewAsync();
        server.MakeSpaces(["hot", "warm", "cold", "indexes"]);
        await server.MakeRolesAsync(["replicator", "rewind", "pgbouncer_auth", "pooled"]);
        using var region = WithEdition("community, version: 2.19.3");
        await ShouldEndAsync(3, server, region, "apply", "unavailable: needs the community edition");
        await ShouldEndAsync(3, server, region, "drift", "unavailable: needs the community edition");
    }

    private static TemporaryRegion WithEdition(string edition) => new($$$$"""
        extends: {{{{Provision.Root}}}}/regions/lab.yaml
        region: cli
        hardware:
          database: {disks: {spaces: {count: 1, size: 2GB, medium: ssd, raid: none, filesystem: xfs, mount: /srv/spaces}}}
          restore: {disks: {spaces: {count: 1, size: 2GB, medium: ssd, raid: none, filesystem: xfs, mount: /srv/spaces}}}
        patroni: {slots: ~}
        database:
          timescale: {edition: {{{{edition}}}} }
          tablespaces:
            hot_data: {location: /srv/spaces/hot}
            warm_data: {location: /srv/spaces/warm}
            cold_data: {location: /srv/spaces/cold}
            index_space: {location: /srv/spaces/indexes}

        """);

    private static async Task ShouldEndAsync(int code, ThrowawayServer server, TemporaryRegion region, string verb, string text, params string[] options)
    {
        var run = await Provision.RunAsync(["db", verb, region.Path, "--dsn", server.Dsn, .. options]);
        run.ExitCode.ShouldBe(code, $"db {verb}: {run.Everything}");
        run.Everything.ShouldContain(text);
        run.Error.ShouldNotContain("   at ");
    }
}
