using System.Text.Json;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Chunks past their time go to the lab's object storage by the unit that the timer starts, and only then are dropped.</summary>
public sealed class ArchiveTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const string Archive = "cluster-archive";
    private const string Housekeeping = "cluster-housekeeping";
    private const string Old = "plant.reading WHERE time < now() - interval '500 days'";

    private const string Days = "FROM generate_series(600, 602) d, generate_series(1, 500) i";

    private const string Fill = $"""
        INSERT INTO plant.reading (time, facility_id, machine_id, metric_id, value)
        SELECT date_trunc('day', now()) - d * interval '1 day' + i * interval '1 minute', i % 3 + 1, i, 1, i / 7.0 {Days}
        """;

    [Fact]
    public async Task The_leaders_timer_copies_what_is_due_and_only_what_reads_back_is_dropped()
    {
        await LabFixture.WaitForHealthAsync();
        var folder = Directory.CreateTempSubdirectory("region").FullName;
        var leader = await LabFixture.LeaderAsync();
        try
        {
            var region = Path.Combine(folder, "daily.yaml");
            await File.WriteAllTextAsync(
                region,
                $"extends: {Path.Combine(ProjectLayout.Find().Regions, "lab.yaml")}\n"
                + $"database: {{databases: {{manufacturing: {{schemas: {{plant: {{tables: {{reading: {{hypertable: {{chunkInterval: 1d}}}}}}}}}}}}}}}}\n");
            (await ProvisionRun.OfAsync("db", "apply", region, "--lab", LabFixture.Lab)).ShouldSucceed();
            await SqlAsync(leader, Fill);
            (await LabFixture.ExecAsync(leader, "systemctl", "is-active", Archive + ".timer")).ShouldSucceed();
            (await OutputAsync(Lab.Members.First(node => node != leader), Archive)).ShouldBeEmpty("a standby has nothing to do");
            (await OutputAsync(leader, Housekeeping)).ShouldEndWith("dropped 0");

            var sums = await SumsAsync(leader, Old);
            (await OutputAsync(leader, Archive)).ShouldContain("3 chunks archived, 1,500 rows");
            (await OutputAsync(leader, Archive)).ShouldBe("nothing to archive");
            await SqlAsync(
                leader,
                "INSERT INTO plant.reading (time, facility_id, machine_id, metric_id, value) SELECT min(time), 1, 9999, 1, 42 FROM plant.reading");
            (await OutputAsync(leader, Housekeeping)).ShouldEndWith("dropped 2");
            (await OutputAsync(leader, Archive)).ShouldContain("1 chunk archived, 501 rows");
            (await OutputAsync(leader, Housekeeping)).ShouldEndWith("dropped 1");
            (await SqlAsync(leader, $"SELECT count(*) FROM {Old}")).ShouldBe("0");

            var tables = await RestoreAsync();
            (await SumsAsync(leader, $"(SELECT * FROM {string.Join(" UNION ALL SELECT * FROM ", tables)}) r WHERE machine_id < 9999")).ShouldBe(sums);
            (await ProvisionRun.OfAsync("db", "drift", region, "--lab", LabFixture.Lab)).ShouldSucceed();
        }
        finally
        {
            await SqlAsync(leader, "TRUNCATE plant.reading; TRUNCATE provision.archived; DROP SCHEMA IF EXISTS provision_restored CASCADE");
            await ProvisionRun.OfAsync("db", "apply", "lab", "--lab", LabFixture.Lab);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task While_object_storage_is_away_nothing_is_copied_and_nothing_dropped()
    {
        await LabFixture.WaitForHealthAsync();
        var leader = await LabFixture.LeaderAsync();
        try
        {
            await SqlAsync(leader, Fill);
            (await LabFixture.LabAsync("cut", "objects1")).ShouldSucceed();
            var run = await LabFixture.ExecAsync(leader, "systemctl", "start", Archive);
            run.ExitCode.ShouldNotBe(0);
            (await LabFixture.LabAsync("logs", leader, Archive)).Output.ShouldContain("cannot be reached");
            (await OutputAsync(leader, Housekeeping)).ShouldEndWith("dropped 0");
            (await SqlAsync(leader, $"SELECT count(*) FROM {Old}")).ShouldBe("1500");
        }
        finally
        {
            await LabFixture.LabAsync("heal", "objects1");
            await LabFixture.ExecAsync(leader, "systemctl", "reset-failed", Archive);
            await SqlAsync(leader, "TRUNCATE plant.reading; TRUNCATE provision.archived");
            await LabFixture.WaitForHealthAsync();
        }
    }

    /// <summary>Brings every copy back, by the way of administrators.</summary>
    private static async Task<IReadOnlyList<string>> RestoreAsync()
    {
        var tables = new List<string>();
        var list = (await ArchiveAsync("list")).ShouldSucceed();
        foreach (var copy in JsonDocument.Parse(list.Output).RootElement.EnumerateArray())
        {
            copy.GetProperty("isLive").GetBoolean().ShouldBeFalse();
            var restored = (await ArchiveAsync("restore", copy.GetProperty("key").GetString()!)).ShouldSucceed();
            tables.Add(JsonDocument.Parse(restored.Output).RootElement.GetProperty("table").GetString()!);
        }

        tables.Count.ShouldBe(3);
        return tables;
    }

    private static Task<ProvisionRun> ArchiveAsync(string verb, params string[] chunk) =>
        ProvisionRun.OfAsync(["db", "archive", verb, "lab", .. chunk, "--lab", LabFixture.Lab, "--format", "json"]);

    private Task<string?> SqlAsync(string leader, string sql) => Lab.AsAdministratorAsync(leader, sql, LabFixture.Database);

    private Task<string?> SumsAsync(string leader, string from) =>
        SqlAsync(leader, $"SELECT count(*) || '|' || sum(value) || '|' || sum(machine_id) || '|' || sum(hashtext(time::text)::bigint) FROM {from}");
}
