using System.Text.Json;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Model.Declaration;
using Npgsql;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>The machines around the clusters: ingest gateway, directory, monitoring, object storage, the poolers' shared address.</summary>
public sealed class EdgeTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const string Insert = "INSERT INTO public.written DEFAULT VALUES RETURNING host(node)";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private static string Probe => $"press-{Guid.NewGuid():n}"[..14] + ".plant-01";

    [Fact]
    public async Task A_machine_writes_by_its_certificate_alone_until_it_is_revoked()
    {
        var machine = Probe;
        var run = await LabFixture.LabAsync("machine", machine, "--", "-XAtq", "-c", Insert);
        run.ShouldSucceed().Output.Trim().ShouldBe(Lab.Context.Plan.Node(await LabFixture.LeaderAsync()).Address.ToString());
        (await JournalAsync("gateway1", "haproxy")).ShouldContain($"machine=\"{machine}\"");

        var revoked = DateTimeOffset.UtcNow;
        (await LabFixture.LabAsync("revoke", machine)).ShouldSucceed();
        ProvisionRun refused;
        do
            refused = await LabFixture.LabAsync("machine", machine, "--", "-XAtq", "-c", Insert);
        while (refused.ExitCode == 0 && DateTimeOffset.UtcNow - revoked < Most);
        Measured("certificate revoked, to the first refusal", (DateTimeOffset.UtcNow - revoked).TotalSeconds);
        refused.ExitCode.ShouldNotBe(0);
        refused.Output.ShouldContain("certificate revoked");
        (await LabFixture.LabAsync("up")).ShouldSucceed().Output
            .ShouldNotContain("its files changed", customMessage: "a gateway is not booted anew for a list that it has");
        (await LabFixture.LabAsync("machine", Probe, "--", "-XAtq", "-c", Insert)).ShouldSucceed();
    }

    [Fact]
    public async Task Without_a_certificate_of_the_machines_authority_nobody_comes_in()
    {
        (await RefusedAsync(target => (target.SslCertificate, target.SslKey) = (null, null))).ShouldContain("certificate required", Case.Insensitive);
        // A node's own certificate is of another authority.
        var node = LabAuthority.Open(Lab.Context.Folder.Certificates, LabFixture.Lab)
            .Issue("bastion1", Lab.Context.Plan.Node("bastion1").Certificates.First(each => each.Client));
        (await RefusedAsync(target => (target.SslCertificate, target.SslKey) = (node.CertificateFile, node.KeyFile)))
            .ShouldContain("unknown ca", Case.Insensitive);
    }

    [Fact]
    public async Task A_machine_is_no_other_role_and_does_not_reach_the_console()
    {
        (await RefusedAsync(target => target.Username = "reader")).ShouldContain("no authentication method is found");
        (await RefusedAsync(target => target.Database = "pgbouncer")).ShouldContain("not allowed");
        (await RefusedAsync(target => target.Database = "postgres")).ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task Machines_go_on_when_a_pooler_loses_its_power()
    {
        await LabFixture.WaitForHealthAsync();
        await using (var writer = new Writer(() => AsMachine(_ => { }).WithServerAsync(connection => LabFixture.Scalar(connection, Insert))))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            (await LabFixture.LabAsync("kill", "pooler2")).ShouldSucceed();
            var killed = DateTimeOffset.UtcNow;
            await writer.NextAfterAsync(killed.AddSeconds(5), Most);
            Measured("pooler without power, longest gap between two writes of machines", Gap(writer));
        }

        (await LabFixture.LabAsync("start", "pooler2")).ShouldSucceed();
        await LabFixture.WaitForHealthAsync();
    }

    [Fact]
    public async Task When_the_pooler_that_holds_the_shared_address_dies_another_one_takes_it_and_clients_go_on()
    {
        await LabFixture.WaitForHealthAsync();
        var holder = await HolderAsync();
        await using (var writer = new Writer(() => Lab.AsApplicationAsync(Insert)))
        {
            await writer.NextAfterAsync(DateTimeOffset.UtcNow, Most);
            (await LabFixture.LabAsync("kill", holder)).ShouldSucceed();
            var killed = DateTimeOffset.UtcNow;
            Measured("holder of the address without power, to the next write", (await writer.NextAfterAsync(killed, Most) - killed).TotalSeconds);
        }

        var next = await HolderAsync();
        next.ShouldNotBe(holder);
        (await LabFixture.LabAsync("start", holder)).ShouldSucceed();
        await LabFixture.WaitForHealthAsync();
        (await HolderAsync()).ShouldBe(next, "one that comes back must not take the address from one that serves");
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task A_pooler_whose_PgBouncer_is_gone_gives_the_shared_address_up()
    {
        await LabFixture.WaitForHealthAsync();
        var holder = await HolderAsync();
        (await LabFixture.ExecAsync(holder, "systemctl", "stop", "pgbouncer@write")).ShouldSucceed();
        try
        {
            for (var until = DateTimeOffset.UtcNow + Most; await HolderAsync() == holder && DateTimeOffset.UtcNow < until;)
                await Task.Delay(250);
            (await HolderAsync()).ShouldNotBe(holder);
            (await Lab.AsApplicationAsync("SELECT 1")).ShouldBe("1");
            (await LabFixture.StatusAsync()).Nodes.Single(node => node.Name == holder).Detail.ShouldBe("pgbouncer@write.service is inactive");
        }
        finally
        {
            (await LabFixture.ExecAsync(holder, "systemctl", "start", "pgbouncer@write")).ShouldSucceed();
        }

        await LabFixture.WaitForHealthAsync();
    }

    [Fact]
    public async Task A_login_by_the_directory_works_and_a_wrong_password_does_not_and_no_log_holds_the_searchers()
    {
        var passwords = Lab.Context.Folder.Passwords;
        (await AsAnalystAsync(File.ReadAllText(Path.Combine(passwords, "ldap-analyst")))).ShouldBe("analyst");
        (await Should.ThrowAsync<PostgresException>(() => AsAnalystAsync("guessed"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidAuthorizationSpecification);
        // The role's own password is another way in, through the poolers; here the directory decides.
        var own = File.ReadAllText(Path.Combine(passwords, "analyst"));
        (await Should.ThrowAsync<PostgresException>(() => AsAnalystAsync(own))).SqlState.ShouldBe(PostgresErrorCodes.InvalidAuthorizationSpecification);
        (await ServerLogAsync("analytics1")).ShouldContain("method=ldap");
        foreach (var log in new[] { await ServerLogAsync("analytics1"), await JournalAsync("analytics1", "patroni") })
            log.ShouldNotContain(File.ReadAllText(Path.Combine(passwords, "ldap-bind")));
    }

    [Fact]
    public async Task Every_exporter_of_both_sites_answers()
    {
        const string Ask = "curl --silent --fail --cacert /etc/cluster/tls/ca.crt "
            + "--cert /etc/cluster/tls/prometheus.crt --key /etc/cluster/tls/prometheus.key "
            + "https://$(hostname).monitoring.lab.internal:9090/api/v1/targets?state=active";
        IReadOnlyList<(string Name, string Health)> targets = [];
        for (var until = DateTimeOffset.UtcNow + Most; DateTimeOffset.UtcNow < until; await Task.Delay(1000))
        {
            using var json = JsonDocument.Parse((await LabFixture.ExecAsync("monitoring1", "sh", "-c", Ask)).ShouldSucceed().Output);
            targets = [.. json.RootElement
                .GetProperty("data")
                .GetProperty("activeTargets")
                .EnumerateArray()
                .Select(each => (Labels: each.GetProperty("labels"), Error: each.GetProperty("lastError"), Health: each.GetProperty("health")))
                .Select(each => ($"{each.Labels.GetProperty("job")}/{each.Labels.GetProperty("node")} {each.Error}", each.Health.GetString()!))];
            if (targets.All(target => target.Health == "up"))
                break;
        }

        targets.Where(target => target.Health != "up").ShouldBeEmpty();
        var nodes = Lab.Context.Plan.Nodes.Where(node => node.Role != null).Select(node => $"node/{node.Name} ");
        nodes.ShouldBeSubsetOf(targets.Select(target => target.Name));
        Lab.Databases.Select(name => $"postgres/{name} ").ShouldBeSubsetOf(targets.Select(target => target.Name));
    }

    [Fact]
    public async Task The_object_storage_has_the_regions_buckets()
    {
        var run = await LabFixture.ExecAsync("objects1", "curl", "--silent", "--fail", "--cacert", "/etc/cluster/tls/ca.crt", "https://10.2.3.61:9000/");
        run.ShouldSucceed().Output.ShouldContain("<Name>lab-archive</Name>");
    }

    [Fact]
    public async Task A_report_of_the_log_holds_a_slow_statement()
    {
        var leader = await LabFixture.LeaderAsync();
        await Lab.AsAdministratorAsync(leader, "SELECT 'a slow one' FROM pg_sleep(1.2)");
        (await LabFixture.ExecAsync(leader, "systemctl", "start", "cluster-log-report")).ShouldSucceed();
        (await LabFixture.ExecAsync(leader, "sh", "-c", "grep -c -i pg_sleep /var/lib/log-report/*.html")).ShouldSucceed();
    }

    [Fact]
    public async Task The_servers_log_goes_to_the_bucket_of_its_site()
    {
        var leader = await LabFixture.LeaderAsync();
        await Lab.AsAdministratorAsync(leader, "SELECT pg_rotate_logfile()");
        (await LabFixture.ExecAsync(leader, "systemctl", "start", "cluster-server-log")).ShouldSucceed();
        const string Look = "zcat /var/log/cluster/kept/*.gz | grep -c 'connection authorized'; ls /var/log/cluster/waiting";
        var kept = await LabFixture.ExecAsync(leader, "sh", "-c", Look);
        kept.ShouldSucceed().Output.Trim().ShouldMatch("^[1-9][0-9]*$", "lines that are kept, and no file that waits");
        var there = await LabFixture.ExecAsync("objects1", "curl", "--silent", "--fail", "http://127.0.0.1:9001/lab-audit-primary");
        there.ShouldSucceed().Output.ShouldContain($"<Key>{leader}/");
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task What_goes_to_the_other_site_is_held_back_and_what_stays_is_not()
    {
        var shape = Lab.Context.Plan.Region.Declared.DisasterRecovery.Link!.Shape!.BitsPerSecond / 1e6;
        // A busy host is slower than the shape now and then, and never faster.
        double[] far = [await MegabitsAsync("pg1", "drpg1"), await MegabitsAsync("pg1", "drpg1"), await MegabitsAsync("pg1", "drpg1")];
        var near = await MegabitsAsync("pg1", "pg2");
        Output.WriteLine($"pg1 to drpg1 {string.Join(", ", far)} Mbit/s of {shape}, to pg2 {near} Mbit/s");
        far.Max().ShouldBeInRange(shape * 0.5, shape * 1.05);
        near.ShouldBeGreaterThan(shape * 2);
    }

    // PostgreSQL itself sends, what costs it next to nothing to make; the clock runs on the machine.
    private static async Task<double> MegabitsAsync(string from, string to)
    {
        const int Megabytes = 24;
        var rows = $"SELECT repeat('x', 1048575) FROM generate_series(1, {Megabytes})";
        var script = $$"""
            export PGSSLROOTCERT=/etc/cluster/tls/ca.crt PGSSLCERT=/etc/cluster/tls/postgres.crt PGSSLKEY=/etc/cluster/tls/postgres.key
            begin=$(date +%s%N)
            bytes=$(psql 'host={{from}}.replication.lab.internal user=rewind dbname=postgres sslmode=verify-full' -XAtqc "COPY ({{rows}}) TO STDOUT" | wc -c)
            echo "$((bytes * 8000 / ($(date +%s%N) - begin)))"
            """;
        var run = (await LabFixture.ExecAsync(
            to, "setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "bash", "-c", script)).ShouldSucceed();
        return double.Parse(run.Output.Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private ServerAccess AsMachine(Action<NpgsqlConnectionStringBuilder> change)
    {
        var access = MachineAccess.To(Lab.Context, Lab.Context.Plan.Node("gateway1")).ShouldNotBeNull();
        change(access.Target);
        return access;
    }

    private async Task<string> RefusedAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var refused = await Should.ThrowAsync<Exception>(() => AsMachine(change).WithServerAsync(connection => LabFixture.Scalar(connection, "SELECT 1")));
        // The alert is the innermost of them.
        return refused.ToString();
    }

    private Task<string?> AsAnalystAsync(string password)
    {
        var target = new NpgsqlConnectionStringBuilder
        {
            Host = Lab.Context.Plan.Node("analytics1").Address.ToString(),
            Username = "analyst",
            Password = password,
            Database = LabFixture.Database,
            SslMode = SslMode.VerifyFull,
            RootCertificate = Path.Combine(Lab.Context.Folder.Certificates, "ca.crt"),
            Pooling = false,
        };
        return Lab.Context.Fabric.Of("at-applications").RunAsync(() =>
        {
            using var connection = new NpgsqlConnection(target.ConnectionString);
            connection.Open();
            return LabFixture.Scalar(connection, "SELECT current_user");
        });
    }

    private async Task<string> HolderAsync()
    {
        var shared = Lab.Context.Plan.Region.Sites[0].GroupsOf(Model.Declaration.NodeRole.Pooler).Single().SharedAddress.ShouldNotBeNull();
        foreach (var pooler in Lab.Context.Plan.NodesOf(NodeRole.Pooler).Where(node => node.Site == "primary"))
        {
            var run = await LabFixture.ExecAsync(pooler.Name, "ip", "-brief", "address", "show");
            if (run.Output.Contains($" {shared}/32", StringComparison.Ordinal))
                return pooler.Name;
        }

        return "nobody";
    }

    // Whether or not it was put away meanwhile.
    private static async Task<string> ServerLogAsync(string node) =>
        (await LabFixture.ExecAsync(node, "sh", "-c", "find /var/log/cluster -type f -name '*.log*' -exec gzip -cdf {} +")).ShouldSucceed().Output;

    private static async Task<string> JournalAsync(string node, string unit) =>
        (await LabFixture.ExecAsync(node, "journalctl", "--unit", unit, "--output", "cat", "--no-pager")).ShouldSucceed().Output;

    private static double Gap(Writer writer)
    {
        var acknowledged = writer.Acknowledged.Select(each => each.At).Order().ToList();
        return acknowledged.Zip(acknowledged.Skip(1)).Max(pair => (pair.Second - pair.First).TotalSeconds);
    }
}
