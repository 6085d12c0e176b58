
namespace ClusterProvisioning.Lab.Tests.Integration;

public sealed class FailureTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const string Insert = "INSERT INTO written DEFAULT VALUES RETURNING host(node)";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task When_the_primary_loses_its_power_another_takes_over_and_it_rejoins_by_itself()
    {
        await LabFixture.WaitForHealthAsync();
        var old = await LabFixture.LeaderAsync();
        await using (var writer = new Writer(() => Lab.AsApplicationAsync(Insert)))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            (await LabFixture.LabAsync("kill", old)).ShouldSucceed();
            var dead = DateTimeOffset.UtcNow;
            var again = await writer.NextAfterAsync(dead, Most);
            Measured("primary without power, to the next write", (again - dead).TotalSeconds);
            (again - dead).TotalSeconds.ShouldBeLessThan(Lab.Context.Plan.Region.Declared.Promises.Failover!.Milliseconds / 1000.0);
            var acknowledged = writer.Acknowledged.Select(each => each.At).Order().ToList();
            Measured("longest gap between two writes", acknowledged.Zip(acknowledged.Skip(1)).Max(pair => (pair.Second - pair.First).TotalSeconds));
        }

        (await LabFixture.LeaderAsync()).ShouldNotBe(old);
        (await LabFixture.LabAsync("start", old)).ShouldSucceed();
        Measured("power on, to a healthy replica", await LabFixture.WaitForHealthAsync());
        (await LabFixture.LeaderAsync()).ShouldNotBe(old);
        foreach (var node in Lab.Databases.Except(Lab.Members).Where(node => Lab.Context.Plan.Node(node).Site == "dr"))
        {
            (await LabFixture.ExecAsync(node, "sh", "-c", "journalctl --quiet --unit=patroni | grep -c 'running pg_rewind' || true")).Output
                .Trim()
                .ShouldBe("0", $"{node} took the old leader's end of a segment");
        }
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task A_replica_that_was_cut_off_catches_up()
    {
        await LabFixture.WaitForHealthAsync();
        var leader = await LabFixture.LeaderAsync();
        var cut = Lab.Databases.First(name => name != leader);
        (await LabFixture.LabAsync("cut", cut, "replication")).ShouldSucceed();
        var streaming = $"SELECT count(*) FROM pg_stat_replication WHERE application_name = '{cut}'";
        var began = DateTimeOffset.UtcNow;
        while (await Lab.AsAdministratorAsync(leader, streaming) != "0" && DateTimeOffset.UtcNow - began < Most)
            await Task.Delay(250);
        (await Lab.AsAdministratorAsync(leader, streaming)).ShouldBe("0");
        await Lab.AsAdministratorAsync(leader, "CREATE TABLE public.behind (n int); INSERT INTO public.behind VALUES (42)", LabFixture.Database);
        (await LabFixture.LabAsync("up")).Output.ShouldContain("are cut");
        var healed = DateTimeOffset.UtcNow;
        (await LabFixture.LabAsync("heal", cut, "replication")).ShouldSucceed();
        while (await Lab.AsAdministratorAsync(cut, "SELECT to_regclass('behind') IS NOT NULL", LabFixture.Database) != "True"
            && DateTimeOffset.UtcNow - healed < Most)
        {
            await Task.Delay(100);
        }

        Measured("healed, to caught up", (DateTimeOffset.UtcNow - healed).TotalSeconds);
        (await Lab.AsAdministratorAsync(cut, "SELECT n FROM behind", LabFixture.Database)).ShouldBe("42");
        await LabFixture.WaitForHealthAsync();
        await Lab.AsAdministratorAsync(leader, "DROP TABLE public.behind", LabFixture.Database);
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task When_Patroni_alone_is_killed_the_watchdog_ends_the_leader_before_another_one_writes()
    {
        await LabFixture.WaitForHealthAsync();
        var old = await LabFixture.LeaderAsync();
        var writers = Lab.Members.ToDictionary(
            name => name,
            name => new Writer(() => Lab.AsAdministratorAsync(name, "INSERT INTO public.written DEFAULT VALUES RETURNING id", LabFixture.Database)));
        try
        {
            await writers[old].NextAfterAsync(DateTimeOffset.UtcNow, Most);
            (await LabFixture.ExecAsync(
                old, "sh", "-c",
                "mkdir -p /run/systemd/system/patroni.service.d; "
                + "printf '[Service]\\nRestart=no\\n' > /run/systemd/system/patroni.service.d/99.conf; "
                + "systemctl daemon-reload; systemctl kill --signal=KILL --kill-whom=main patroni")).ShouldSucceed();
            var killed = DateTimeOffset.UtcNow;
            var others = writers.Where(each => each.Key != old).Select(each => each.Value).ToList();
            var first = await await Task.WhenAny(others.Select(each => each.NextAfterAsync(killed, Most)));
            await Task.Delay(TimeSpan.FromSeconds(3));
            var last = writers[old].Acknowledged.Max(each => each.At);
            Measured("Patroni killed, to the last write on the old leader", (last - killed).TotalSeconds);
            Measured("Patroni killed, to the first write on the new leader", (first - killed).TotalSeconds);
            last.ShouldBeGreaterThan(killed.AddSeconds(1), "the old leader's PostgreSQL must have gone on, or the test shows nothing");
            last.ShouldBeLessThan(first, "two nodes acknowledged writes");
            (await LabFixture.StatusAsync()).Nodes.Single(node => node.Name == old).IsOn.ShouldBeFalse();
        }
        finally
        {
            foreach (var writer in writers.Values)
                await writer.DisposeAsync();
        }

        (await File.ReadAllTextAsync(LabFolders.Default.Lab(LabFixture.Lab).Node(old).WatchdogLog)).ShouldContain("power is off");
        (await LabFixture.LabAsync("start", old)).ShouldSucceed();
        Measured("fenced leader started, to a healthy replica", await LabFixture.WaitForHealthAsync());
    }
}
