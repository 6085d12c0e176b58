using System.Text.RegularExpressions;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>The database part of a lab, and Patroni's part in it.</summary>
public sealed class DatabaseTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_lab_that_is_up_is_as_its_region_declares_it()
    {
        await LabFixture.WaitForHealthAsync();
        Lab.Up.Output.ShouldContain("database: applying");
        Lab.Up.Output.ShouldMatch("database: [0-9]+ steps done");
        var plan = await DatabaseAsync("plan", "lab");
        plan.ShouldSucceed();
        plan.Output.ShouldStartWith($"lab {LabFixture.Lab}, from bastion1:");
        plan.Output.ShouldContain("nothing to do");
        Measured("db plan lab, nothing to do", plan.Seconds);
        (await DatabaseAsync("drift", "lab")).ShouldSucceed().Output.ShouldContain("no drift");
        (await LabFixture.LabAsync("up")).ShouldSucceed().Output.ShouldContain("database: nothing to do");
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task A_parameter_changed_at_Patroni_is_drift_and_apply_mends_it()
    {
        await LabFixture.WaitForHealthAsync();
        await PatroniAsync("""{"ttl": 35, "postgresql": {"parameters": {"max_connections": 90, "log_min_duration_statement": "1s"}}}""");
        var drift = await DatabaseAsync("drift", "lab");
        drift.ExitCode.ShouldBe(2, drift.Output);
        drift.Output.ShouldContain("changed    parameter ttl: value is 35, wanted 30");
        drift.Output.ShouldContain("changed    parameter postgresql.parameters.max_connections: value is 90, wanted 100");
        drift.Output.ShouldContain("unmanaged  parameter postgresql.parameters.log_min_duration_statement");
        var plan = await DatabaseAsync("plan", "lab");
        plan.ExitCode.ShouldBe(2);
        plan.Output.ShouldContain("alter parameter ttl");
        plan.Output.ShouldContain("restart parameter postgresql.parameters.max_connections");
        await UntilAsync("plan", "pending restart");
        (await DatabaseAsync("apply", "lab")).ShouldSucceed();
        (await DatabaseAsync("plan", "lab")).ShouldSucceed().Output.ShouldContain("nothing to do");
        await LabFixture.WaitForHealthAsync();
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task A_slot_is_made_by_Patroni_seen_in_the_catalog_kept_and_let_go()
    {
        await LabFixture.WaitForHealthAsync();
        var folder = Directory.CreateTempSubdirectory("region").FullName;
        try
        {
            var region = Path.Combine(folder, "slots.yaml");
            await File.WriteAllTextAsync(
                region,
                $"extends: {Path.Combine(ProjectLayout.Find().Regions, "lab.yaml")}\n"
                + $"patroni:\n  slots: {{dr_primary_slot: ~, next_slot: {{site: dr, group: database}}}}\n");
            var drift = await DatabaseAsync("drift", region);
            drift.ExitCode.ShouldBe(2, drift.Output);
            drift.Output.ShouldContain("missing    slot next_slot");
            drift.Output.ShouldContain("unmanaged  slot dr_primary_slot");
            // The one that the DR site reads is never dropped without a word.
            var made = await DatabaseAsync("apply", region);
            made.ExitCode.ShouldBe(2, made.Output);
            made.Output.ShouldContain("withheld: slot dr_primary_slot");
            var leader = await LabFixture.LeaderAsync();
            (await Lab.AsAdministratorAsync(leader, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'next_slot'")).ShouldBe("1");
            (await Lab.AsAdministratorAsync(leader, "SHOW max_slot_wal_keep_size")).ShouldNotBe("-1", "nothing bounds what the slot keeps");
            (await Lab.AsAdministratorAsync(leader, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'dr_primary_slot' AND active")).ShouldBe("1");
            var unknown = await DatabaseAsync("drift", "lab");
            unknown.ExitCode.ShouldBe(2);
            unknown.Output.ShouldContain("unmanaged  slot next_slot");
            var withheld = await DatabaseAsync("apply", "lab");
            withheld.ExitCode.ShouldBe(2);
            withheld.Output.ShouldContain("withheld: slot next_slot");
            (await DatabaseAsync("apply", "lab", "--allow-destructive")).ShouldSucceed();
            (await Lab.AsAdministratorAsync(leader, "SELECT count(*) FROM pg_replication_slots WHERE slot_name = 'next_slot'")).ShouldBe("0");
            (await DatabaseAsync("plan", "lab")).ShouldSucceed();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Exporters_serve_metrics_of_their_server_to_whom_a_flow_lets_in()
    {
        await LabFixture.WaitForHealthAsync();
        foreach (var node in Lab.Members)
        {
            var metrics = await MetricsAsync(node, 9187);
            metrics.ShouldContain("\npg_up 1\n");
            metrics.ShouldContain("pg_stat_database_xact_commit{");
        }
    }

    // Prometheus does not reach Patroni: each member copies its counters, as often as Prometheus asks.
    [Fact]
    public async Task The_machines_exporter_gives_Patronis_counters_and_one_member_says_that_it_leads()
    {
        await LabFixture.WaitForHealthAsync();
        var until = DateTimeOffset.UtcNow + Most;
        for (; ; await Task.Delay(1000))
        {
            var leading = 0;
            foreach (var node in Lab.Members)
                leading += Regex.Count(await MetricsAsync(node, 9100), @"^patroni_primary\{.*\} 1$", RegexOptions.Multiline);
            if (leading == 1)
                return;
            DateTimeOffset.UtcNow.ShouldBeLessThan(until, $"{leading} members say that they lead");
        }
    }

    private Task<string> MetricsAsync(string node, int port) => new ExternalProgram(
        "nsenter",
        [
            $"--net={Lab.Context.Fabric.Of("at-monitoring").Path}", "--",
            "curl", "--silent", "--show-error", "--fail", "--max-time", "10", .. Certificate(),
            $"https://{Lab.Context.Plan.Node(node).Address}:{port}/metrics",
        ]).RunAsync(CancellationToken.None);

    private static Task<ProvisionRun> DatabaseAsync(string verb, string region, params string[] options) =>
        ProvisionRun.OfAsync(["db", verb, region, "--lab", LabFixture.Lab, .. options]);

    private static async Task UntilAsync(string verb, string text)
    {
        var until = DateTimeOffset.UtcNow + Most;
        for (; !(await DatabaseAsync(verb, "lab")).Output.Contains(text, StringComparison.Ordinal); await Task.Delay(1000))
            DateTimeOffset.UtcNow.ShouldBeLessThan(until, $"'{text}' did not come");
    }

    private static async Task PatroniAsync(string json) =>
        (await LabFixture.ExecAsync(
            "bastion1", "curl", "--silent", "--show-error", "--fail", "--cacert", "/etc/cluster/tls/ca.crt", "--cert", "/etc/cluster/tls/administrator.crt",
            "--key", "/etc/cluster/tls/administrator.key", "--request", "PATCH", "--data", json, "https://10.2.1.11:8008/config")).ShouldSucceed();

    private string[] Certificate()
    {
        var bastion = Lab.Context.Plan.Node("bastion1");
        var authority = LabAuthority.Open(Lab.Context.Folder.Certificates, LabFixture.Lab);
        var issued = authority.Issue(bastion.Name, bastion.Certificates.First(each => each.Client));
        return ["--cacert", authority.CertificateFile, "--cert", issued.CertificateFile, "--key", issued.KeyFile];
    }
}
