using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A region file changes, and its machines follow.</summary>
[Collection(RolloutCollection.Name)]
[Trait("Needs", "root on Debian")]
[Trait("Length", "long")]
public sealed class RolloutTests : IClassFixture<RolloutFixture>
{
    private const int Interrupt = 2;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);
    private static readonly string[] Members = ["pg1", "pg2", "pg3"];
    private readonly RolloutFixture _lab;
    private readonly ITestOutputHelper _output;

    public RolloutTests(RolloutFixture lab, ITestOutputHelper output)
    {
        Assert.SkipWhen(LabFixture.Obstacle is not null, LabFixture.Obstacle ?? "");
        (_lab, _output) = (lab, output);
    }

    [Fact]
    public async Task A_changed_parameter_restarts_every_member_with_one_short_gap_and_loses_no_row()
    {
        await SettleAsync();
        _lab.Declare(postgresql: "walBuffers: 4MB, maxConnections: 110");
        var plan = await _lab.RolloutAsync();
        plan.ExitCode.ShouldBe(2, plan.Output);
        plan.Output.ShouldContain("postgresql.parameters.max_connections: 100 → 110");
        plan.Output.ShouldContain("restart PostgreSQL where Patroni says so (if it leads: last, after a switchover)");
        var old = await RolloutFixture.LeaderAsync();
        List<(DateTimeOffset At, string Answer)> acknowledged;
        await using (var writer = new Writer(RolloutFixture.WriteAsync))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            var run = await _lab.RolloutAsync("--yes");
            run.ShouldSucceed();
            _output.WriteLine(run.Output);
            run.Output.Split('\n').Count(line => line.Contains("switchover to pg", StringComparison.Ordinal)).ShouldBe(1, run.Output);
            Measured("rollout of a parameter to both sites", run.Seconds);
            var done = run.Output
                .Split('\n')
                .Where(line => line.EndsWith(": healthy", StringComparison.Ordinal) && line.Contains("pg", StringComparison.Ordinal))
                .Select(line => line.Split(':')[0].Trim())
                .ToList();
            done.Take(2).ShouldBe(["drpg1", "drpg2"], ignoreOrder: true, "the DR site goes first");
            done.Last(Members.Contains).ShouldBe(old, "the old leader goes last");
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            acknowledged = [.. writer.Acknowledged.OrderBy(each => each.At)];
        }

        var gap = acknowledged.Zip(acknowledged.Skip(1)).Max(pair => (pair.Second.At - pair.First.At).TotalSeconds);
        Measured("longest gap between two writes", gap);
        gap.ShouldBeLessThan(30);
        foreach (var member in Members)
        {
            (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldBe("4MB", member);
            (await RolloutFixture.AsAdministratorAsync(member, "SHOW max_connections")).ShouldBe("110", member);
        }

        var leader = await RolloutFixture.LeaderAsync();
        leader.ShouldNotBe(old);
        var ids = string.Join(',', acknowledged.Select(each => each.Answer));
        (await RolloutFixture.AsAdministratorAsync(
            leader,
            $"SELECT count(*) FROM public.written WHERE id = ANY ('{{{ids}}}')",
            LabFixture.Database)).ShouldBe($"{acknowledged.Count}");
        (await _lab.RolloutAsync("--yes")).ShouldSucceed().Output.ShouldContain("nothing to do");
    }

    [Fact]
    public async Task A_replica_comes_and_goes_by_the_region_file()
    {
        await SettleAsync();
        _lab.Declare(groups: "standby: {role: database, hardware: database, replication: async, "
            + "networks: {database: 14, replication: 14, backup: 14}, nodes: {pg4: {number: 1}}}");
        var grown = (await _lab.RolloutAsync("--yes")).ShouldSucceed();
        Measured("rollout that adds a replica", grown.Seconds);
        (await RolloutFixture.StatusAsync()).Nodes.Single(node => node.Name == "pg4").Detail.ShouldStartWith("replica, streaming");
        (await _lab.RolloutAsync()).ShouldSucceed().Output.ShouldContain("nothing to do");
        _lab.Declare();
        var withheld = await _lab.RolloutAsync("--yes");
        withheld.ExitCode.ShouldBe(2, withheld.Output);
        withheld.Output.ShouldContain("withheld: pg4 stays");
        withheld.Output.ShouldContain("nothing was changed");
        // What its peers' files leave out would be cut off.
        (await RolloutFixture.StatusAsync()).Nodes.ShouldAllBe(node => node.IsHealthy);
        (await RolloutFixture.AsAdministratorAsync(
            await RolloutFixture.LeaderAsync(),
            "SELECT count(*) FROM pg_stat_replication WHERE application_name = 'pg4' AND state = 'streaming'")).ShouldBe("1");
        var shrunk = (await _lab.RolloutAsync("--yes", "--allow-destructive")).ShouldSucceed();
        shrunk.Output.ShouldContain("LOSES disk data (2GB)");
        Measured("rollout that removes a replica", shrunk.Seconds);
        foreach (var member in Members)
            (await RolloutFixture.AsAdministratorAsync(member, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'pg4'")).ShouldBe("0", member);
        Leftovers.Of(RolloutFixture.Lab).ShouldNotContain(left => left.Contains("pg4", StringComparison.Ordinal));
        (await _lab.RolloutAsync()).ShouldSucceed().Output.ShouldContain("nothing to do");
    }

    [Fact]
    public async Task A_pooler_that_holds_the_shared_address_leaves_and_clients_go_on()
    {
        await SettleAsync();
        _lab.Declare(poolers: "pooler3: ~");
        (await _lab.RolloutAsync("--yes")).ShouldSucceed();
        await ExecAsync("pooler1", "systemctl", "restart", "keepalived.service");
        await Task.Delay(TimeSpan.FromSeconds(5));
        (await ExecAsync("pooler2", "ip", "-br", "address")).ShouldContain("10.1.2.10/");
        _lab.Declare();
        await using (var writer = new Writer(RolloutFixture.WriteAsync))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            var run = (await _lab.RolloutAsync("--yes", "--allow-destructive")).ShouldSucceed();
            // The plan names them first, in an order of its own.
            var done = run.Output[run.Output.IndexOf(" to remove", StringComparison.Ordinal)..];
            done.ShouldContain("pooler2: removed");
            done.IndexOf("pooler2: removed", StringComparison.Ordinal)
                .ShouldBeLessThan(done.IndexOf("pooler1: ", StringComparison.Ordinal), "its peers change after it is gone");
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            var acknowledged = writer.Acknowledged.Select(each => each.At).Order().ToList();
            var gap = acknowledged.Zip(acknowledged.Skip(1)).Max(pair => (pair.Second - pair.First).TotalSeconds);
            Measured("pooler with the shared address removed, longest gap between two writes", gap);
            gap.ShouldBeLessThan(5);
        }

        (await ExecAsync("pooler1", "ip", "-br", "address")).ShouldContain("10.1.2.10/");
    }

    [Fact]
    public async Task A_second_rollout_is_refused_and_a_killed_one_is_gone_on_with()
    {
        await SettleAsync();
        _lab.Declare(postgresql: "walBuffers: 8MB");
        using (var first = ProvisionRun.Start("rollout", _lab.RegionFile, "--lab", RolloutFixture.Lab, "--yes"))
        {
            (await ProvisionRun.ReadUntilAsync(first, "restarting PostgreSQL")).ShouldBeTrue();
            var second = await _lab.RolloutAsync("--yes");
            second.ExitCode.ShouldBe(1);
            second.Output.ShouldContain("Another rollout of roll is under way");
            Signals.Send(first.Id, Signals.Kill);
            await first.WaitForExitAsync();
        }

        (await _lab.RolloutAsync()).ExitCode.ShouldBe(2, "something must be left to do, or the test shows nothing");
        await SettleAsync("walBuffers: 8MB");
        foreach (var member in Members)
            (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldBe("8MB", member);
    }

    [Fact]
    public async Task After_Ctrl_C_in_the_middle_the_same_command_goes_on()
    {
        await SettleAsync();
        _lab.Declare(postgresql: "walBuffers: 6MB");
        using (var first = ProvisionRun.Start("rollout", _lab.RegionFile, "--lab", RolloutFixture.Lab, "--yes"))
        {
            (await ProvisionRun.ReadUntilAsync(first, "pg2: restarting PostgreSQL", "pg3: restarting PostgreSQL")).ShouldBeTrue();
            Signals.Send(first.Id, Interrupt);
            await first.WaitForExitAsync();
            first.ExitCode.ShouldBe(1);
        }

        (await _lab.RolloutAsync()).ExitCode.ShouldBe(2, "something must be left to do, or the test shows nothing");
        // It let go of the lock, so nobody has to wait.
        (await _lab.RolloutAsync("--yes")).ShouldSucceed();
        foreach (var member in Members)
            (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldBe("6MB", member);
    }

    [Fact]
    public async Task The_first_machine_that_stays_unhealthy_stops_it_and_once_mended_it_goes_on()
    {
        await SettleAsync();
        var leader = await RolloutFixture.LeaderAsync();
        var broken = Members.First(member => member != leader);
        _lab.Declare(postgresql: "walBuffers: 5MB", healthTimeout: "15s");
        await ExecAsync(broken, "systemctl", "stop", "patroni.service");
        try
        {
            var stopped = await _lab.RolloutAsync("--yes");
            stopped.ExitCode.ShouldBe(1, stopped.Output);
            stopped.Output.ShouldContain($"{broken}: ");
            stopped.Output.ShouldContain("The rollout stops here");
            foreach (var member in Members.Where(member => member != broken))
                (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldNotBe("5MB", $"{member} came after the one that is broken");
        }
        finally
        {
            await ExecAsync(broken, "systemctl", "start", "patroni.service");
        }

        await SettleAsync("walBuffers: 5MB");
        foreach (var member in Members)
            (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldBe("5MB", member);
    }

    [Fact]
    public async Task A_member_without_power_stops_a_rollout_to_its_like_before_anything_is_changed()
    {
        await SettleAsync();
        var leader = await RolloutFixture.LeaderAsync();
        var off = Members.First(member => member != leader);
        _lab.Declare(postgresql: "walBuffers: 7MB");
        (await ProvisionRun.OfAsync("lab", "stop", off, "--lab", RolloutFixture.Lab)).ShouldSucceed();
        try
        {
            var stopped = await _lab.RolloutAsync("--yes");
            stopped.ExitCode.ShouldBe(1, stopped.Output);
            stopped.Output.ShouldContain($"{off} (database, site primary): off");
            stopped.Output.ShouldContain("Nothing was changed");
            foreach (var member in Members.Where(member => member != off))
                (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldNotBe("7MB", member);
        }
        finally
        {
            (await ProvisionRun.OfAsync("lab", "start", off, "--lab", RolloutFixture.Lab)).ShouldSucceed();
        }

        await SettleAsync("walBuffers: 7MB");
        foreach (var member in Members)
            (await RolloutFixture.AsAdministratorAsync(member, "SHOW wal_buffers")).ShouldBe("7MB", member);
    }

    [Fact]
    public async Task A_member_that_leads_steps_down_and_goes_once_another_one_has_taken_its_place()
    {
        await SettleAsync();
        var leader = await RolloutFixture.LeaderAsync();
        _lab.Declare(groups: $"standby: ~, database: {{nodes: {{{leader}: ~, pg6: {{}}}}}}");
        List<string> acknowledged;
        await using (var writer = new Writer(RolloutFixture.WriteAsync))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            var run = (await _lab.RolloutAsync("--yes", "--allow-destructive")).ShouldSucceed();
            Measured("rollout that puts a new member in the leader's place", run.Seconds);
            run.Output.ShouldContain($"{leader}: switchover to ");
            run.Output.ShouldContain($"{leader}: removed");
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            acknowledged = [.. writer.Acknowledged.Select(each => each.Answer)];
        }

        var now = await RolloutFixture.LeaderAsync();
        (await RolloutFixture.AsAdministratorAsync(
            now,
            $"SELECT count(*) FROM public.written WHERE id = ANY ('{{{string.Join(',', acknowledged)}}}')",
            LabFixture.Database)).ShouldBe($"{acknowledged.Count}");
        var others = Members.Append("pg6").Where(member => member != leader && member != now).Order(StringComparer.Ordinal);
        (await RolloutFixture.AsAdministratorAsync(now, "SHOW synchronous_standby_names")).ShouldBe($"ANY 1 ({string.Join(',', others)})");
        await SettleAsync();
        (await RolloutFixture.StatusAsync()).IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task New_certificates_and_passwords_are_put_in_force_without_an_outage()
    {
        await SettleAsync();
        (await ProvisionRun.OfAsync("lab", "rotate", "certificates", "--lab", RolloutFixture.Lab))
            .ShouldSucceed().Output.ShouldContain("pg1: new certificates: ");
        var plan = await _lab.RolloutAsync();
        plan.ExitCode.ShouldBe(2, plan.Output);
        plan.Output.ShouldNotContain("boot");
        await using (var writer = new Writer(RolloutFixture.WriteAsync))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            Measured("rollout of new certificates to every machine", (await _lab.RolloutAsync("--yes")).ShouldSucceed().Seconds);
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            writer.Failures.ShouldBeEmpty();
        }

        foreach (var (node, at, name) in ((string, string, string)[])[("pg1", "10.2.1.11:8008", "postgres"), ("etcd1", "10.3.1.10:2379", "etcd")])
        {
            var wanted = await ExecAsync(node, "openssl", "x509", "-noout", "-serial", "-in", $"/etc/cluster/tls/{name}.crt");
            // Patroni hears of a reload at its next loop.
            var end = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(30);
            while (await ServedAsync(at) != wanted)
                DateTimeOffset.UtcNow.ShouldBeLessThan(end, $"{node} goes on with its old certificate");
        }

        (await ProvisionRun.OfAsync("lab", "rotate", "passwords", "writer", "--lab", RolloutFixture.Lab)).ShouldSucceed();
        await Should.ThrowAsync<Npgsql.PostgresException>(RolloutFixture.WriteAsync);
        (await ProvisionRun.OfAsync("db", "apply", _lab.RegionFile, "--lab", RolloutFixture.Lab)).ShouldSucceed();
        (await RolloutFixture.WriteAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_leader_and_an_etcd_member_are_built_anew_and_rejoin()
    {
        await SettleAsync();
        var leader = await RolloutFixture.LeaderAsync();
        foreach (var node in (string[])[leader, "etcd2"])
        {
            var shown = await ProvisionRun.OfAsync("node", "replace", _lab.RegionFile, node, "--lab", RolloutFixture.Lab);
            shown.ExitCode.ShouldBe(2, shown.Output);
            shown.Output.ShouldContain("LOSES disk data");
            Measured(
                $"node replace {node}",
                (await ProvisionRun.OfAsync("node", "replace", _lab.RegionFile, node, "--lab", RolloutFixture.Lab, "--yes")).ShouldSucceed().Seconds);
        }

        (await RolloutFixture.StatusAsync()).IsHealthy.ShouldBeTrue();
        (await RolloutFixture.LeaderAsync()).ShouldNotBe(leader);
        (await ProvisionRun.OfAsync("lab", "stop", "etcd1", "--lab", RolloutFixture.Lab)).ShouldSucceed();
        var refused = await ProvisionRun.OfAsync("node", "replace", _lab.RegionFile, "etcd3", "--lab", RolloutFixture.Lab, "--yes");
        (await ProvisionRun.OfAsync("lab", "start", "etcd1", "--lab", RolloutFixture.Lab)).ShouldSucceed();
        refused.ExitCode.ShouldBe(1, refused.Output);
        refused.Output.ShouldContain("quorum");
    }

    private static Task<string> ServedAsync(string address) =>
        ExecAsync(
            "bastion1", "sh", "-c",
            $"openssl s_client -connect {address} -cert /etc/cluster/tls/administrator.crt -key /etc/cluster/tls/administrator.key "
                + "</dev/null 2>/dev/null | openssl x509 -noout -serial");

    private static async Task<string> ExecAsync(string node, params string[] command) =>
        (await NodeExec.OfAsync(RolloutFixture.Lab, node, command)).ShouldSucceed().Output;

    // With the machines of the plain file, whatever another test left; a killed rollout's lock takes half a minute to go.
    private async Task SettleAsync(string? postgresql = null)
    {
        _lab.Declare(postgresql);
        for (var until = DateTimeOffset.UtcNow + Most; ; await Task.Delay(TimeSpan.FromSeconds(2)))
        {
            var run = await _lab.RolloutAsync("--yes", "--allow-destructive");
            if (run.ExitCode == 0)
                return;
            run.Output.ShouldContain("is under way");
            (DateTimeOffset.UtcNow < until).ShouldBeTrue(run.Output);
        }
    }

    private void Measured(string what, double seconds) => Measurements.Add(_output, what, seconds);
}
