using ClusterProvisioning.Database.Tests.Server;
using Npgsql;
using NpgsqlTypes;

namespace ClusterProvisioning.Database.Tests.Lifecycle;

public sealed class TierTests
{
    private const int Readings = 1_000_000;
    private const int Days = 60;
    private const string D = LabServer.Database;

    [Fact]
    public async Task Chunks_that_are_due_move_with_their_indexes_and_no_row_is_lost()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(States.WithDailyChunks(States.Shipped("lab"))))).ShouldSucceed();
        var start = DateTime.UtcNow.Date.AddDays(-Days);
        await LoadAsync(server, start);
        var (rows, sum) = await SumAsync(server);
        rows.ShouldBe(Readings);
        var due = (await server.QueryAsync<long>(
            "SELECT count(*) FROM _timescaledb_catalog.dimension_slice s WHERE to_timestamp(range_end / 1e6) <= now() - interval '31 days'",
            D))!;
        due.ShouldBeInRange(28, 30);
        (await TierAsync(server)).ShouldBe((20, 0));
        (await TierAsync(server)).ShouldBe(((int)due - 20, 0));
        (await TierAsync(server)).ShouldBe((0, 0));
        (await InWarmAsync(server, "r")).ShouldBe(due);
        (await InWarmAsync(server, "i")).ShouldBe(2 * due);
        (await SumAsync(server)).ShouldBe((rows, sum));
    }

    [Fact]
    public async Task A_chunk_is_dropped_only_once_its_archive_copy_is_verified()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(States.WithDailyChunks(States.Shipped("lab"))))).ShouldSucceed();
        const string Old = """
            INSERT INTO plant.reading (time, facility_id, machine_id, metric_id, value)
            SELECT now() - i * interval '1 day', 1, 1, 1, i FROM generate_series(600, 602) i
            """;
        await server.ExecuteAsync(Old, D);
        (await TierAsync(server)).ShouldBe((3, 0));
        (await TierAsync(server)).ShouldBe((0, 0));
        const string Archived = """
            INSERT INTO provision.archived (chunk_schema, chunk_name, schema_name, table_name, range_start, range_end,
                                            rows, sha256, object, verified, fingerprint)
            SELECT chunk_schema, chunk_name, 'plant', 'reading', now(), now(), f.rows, '', '', CASE WHEN c.turn = 1 THEN now() END, f.print
              FROM (SELECT *, row_number() OVER (ORDER BY range_start) AS turn FROM provision.chunks()) c,
                   LATERAL provision.fingerprint(format('%I.%I', chunk_schema, chunk_name)::regclass) f WHERE c.turn < 3
            """;
        await server.ExecuteAsync(Archived, D);
        (await TierAsync(server)).ShouldBe((0, 1));
        (await TierAsync(server)).ShouldBe((0, 0));
        (await server.QueryAsync<long>("SELECT count(*) FROM plant.reading", D)).ShouldBe(2);
    }

    private static async Task LoadAsync(ThrowawayServer server, DateTime start)
    {
        await using var connection = await server.OpenAsync(D, "writer");
        await using var writer =
            await connection.BeginBinaryImportAsync("COPY plant.reading (time, facility_id, machine_id, metric_id, value) FROM STDIN (FORMAT binary)");
        var step = TimeSpan.FromDays(Days) / Readings;
        for (var i = 0; i < Readings; i++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(start + (step * i), NpgsqlDbType.TimestampTz);
            await writer.WriteAsync((short)((i % 3) + 1), NpgsqlDbType.Smallint);
            await writer.WriteAsync(i % 1000, NpgsqlDbType.Integer);
            await writer.WriteAsync((short)1, NpgsqlDbType.Smallint);
            await writer.WriteAsync((double)i, NpgsqlDbType.Double);
        }

        await writer.CompleteAsync();
    }

    private static async Task<(long Rows, double Sum)> SumAsync(ThrowawayServer server) =>
        (
            await server.QueryAsync<long>("SELECT count(*) FROM api.reading", D, "reader"),
            await server.QueryAsync<double>("SELECT sum(value) FROM api.reading", D, "reader"));

    private static async Task<(int Moved, int Dropped)> TierAsync(ThrowawayServer server)
    {
        await using var connection = await server.OpenAsync(D);
        await using var command = new NpgsqlCommand("CALL provision.tier()", connection) { CommandTimeout = 120 };
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        return (row.GetInt32(0), row.GetInt32(1));
    }

    private static async Task<long> InWarmAsync(ThrowawayServer server, string kind) => await server.QueryAsync<long>(
        $"""
        SELECT count(*) FROM pg_class c JOIN pg_tablespace t ON t.oid = c.reltablespace
         WHERE t.spcname = 'warm_data' AND c.relkind = '{kind}' AND c.relname !~ 'toast'
        """,
        D);
}
