using System.Globalization;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.RegionFile;
using Npgsql;
using NpgsqlTypes;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>A million readings over sixty days, in by the way of applications, and moved by the timer's unit as they age.</summary>
public sealed class ReadingsTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    private const int Readings = 1_000_000;
    private const int Days = 60;
    private const int ChunksPerRun = 20;
    private const string Unit = "cluster-housekeeping";

    [Fact]
    [Trait("Length", "long")]
    public async Task Readings_come_in_by_copy_through_the_pooler_and_exactly_the_chunks_that_are_due_move()
    {
        await LabFixture.WaitForHealthAsync();
        var folder = Directory.CreateTempSubdirectory("region").FullName;
        try
        {
            var region = Path.Combine(folder, "daily.yaml");
            await File.WriteAllTextAsync(
                region,
                $"extends: {Path.Combine(ProjectLayout.Find().Regions, "lab.yaml")}\n"
                + "database:\n  databases:\n    manufacturing:\n      schemas:\n        plant:\n          tables:\n"
                + "            reading: {hypertable: {chunkInterval: 1d}}\n");
            (await ProvisionRun.OfAsync("db", "apply", region, "--lab", LabFixture.Lab)).ShouldSucceed();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await LoadAsync();
            Measured("1 million readings by binary COPY through the pooler", watch.Elapsed.TotalSeconds);
            var before = await SumsAsync();
            before.ShouldStartWith($"{Readings}|");
            await MoveAsync();
            (await SumsAsync()).ShouldBe(before);
            (await ProvisionRun.OfAsync("db", "plan", region, "--lab", LabFixture.Lab)).ShouldSucceed();
        }
        finally
        {
            await Lab.AsAdministratorAsync(await LabFixture.LeaderAsync(), "TRUNCATE plant.reading", LabFixture.Database);
            await ProvisionRun.OfAsync("db", "apply", "lab", "--lab", LabFixture.Lab);
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MoveAsync()
    {
        var leader = await LabFixture.LeaderAsync();
        var due = int.Parse(
            (await Lab.AsAdministratorAsync(
                leader,
                "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'reading' AND range_end <= now() - interval '31 days'",
                LabFixture.Database))!,
            CultureInfo.InvariantCulture);
        due.ShouldBeInRange(28, 30);
        (await LabFixture.ExecAsync(leader, "systemctl", "is-active", Unit + ".timer")).ShouldSucceed();
        (await HousekeepAsync(Lab.Members.First(node => node != leader))).ShouldBeEmpty("a standby has nothing to do");
        (await HousekeepAsync(leader)).ShouldBe($"{LabFixture.Database}: {ChunksPerRun} chunks moved, dropped 0");
        (await HousekeepAsync(leader)).ShouldBe($"{LabFixture.Database}: {due - ChunksPerRun} chunks moved, dropped 0");
        (await HousekeepAsync(leader)).ShouldBe($"{LabFixture.Database}: 0 chunks moved, dropped 0");
        var warm = "SELECT count(*) FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE t.spcname = 'warm_data' AND n.nspname = '_timescaledb_internal' AND c.relkind = ";
        (await Lab.AsAdministratorAsync(leader, warm + "'r'", LabFixture.Database)).ShouldBe(due.ToString(CultureInfo.InvariantCulture));
        (await Lab.AsAdministratorAsync(leader, warm + "'i'", LabFixture.Database)).ShouldBe((2 * due).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Starts the unit, as its timer does, and gives what it wrote.</summary>
    private static Task<string> HousekeepAsync(string node) => OutputAsync(node, Unit);

    private async Task<string?> SumsAsync() =>
        await Lab.AsAdministratorAsync(
            await LabFixture.LeaderAsync(),
            "SELECT count(*) || '|' || sum(value) || '|' || sum(machine_id) || '|' || sum(hashtext(time::text)::bigint) FROM plant.reading",
            LabFixture.Database);

    private Task<bool> LoadAsync()
    {
        var access = ApplicationAccess.To(Lab.Context, Lab.Context.Plan.Region.Sites[0], Lab.Context.Plan.Region.Declared.Haproxy.WritePort);
        return access.WithServerAsync(Copy);
    }

    private static bool Copy(NpgsqlConnection connection)
    {
        var (start, step) = (DateTime.UtcNow.Date.AddDays(-Days), TimeSpan.FromDays(Days) / Readings);
        using var writer = connection.BeginBinaryImport("COPY plant.reading (time, facility_id, machine_id, metric_id, value) FROM STDIN (FORMAT binary)");
        writer.Timeout = TimeSpan.FromMinutes(5);
        for (var i = 0; i < Readings; i++)
        {
            writer.StartRow();
            writer.Write(start + (step * i), NpgsqlDbType.TimestampTz);
            writer.Write((short)((i % 3) + 1), NpgsqlDbType.Smallint);
            writer.Write(i % 1000, NpgsqlDbType.Integer);
            writer.Write((short)1, NpgsqlDbType.Smallint);
            writer.Write((double)i, NpgsqlDbType.Double);
        }

        return writer.Complete() == Readings;
    }
}
