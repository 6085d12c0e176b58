using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Community;

/// <summary>Compression, continuous aggregates and tiering, run by TimescaleDB itself; each is called by the test, for the scheduler is off.</summary>
public sealed class PolicyTests
{
    private const string D = LabServer.Database;
    private const string Sums = "SELECT format('%s %s', count(*), sum(value)) FROM plant.reading";

    private const string Fill = """
        INSERT INTO plant.reading (time, facility_id, machine_id, metric_id, value)
        SELECT date_trunc('hour', now()) - i * interval '1 hour', i % 3 + 1, i % 30, 1, i FROM generate_series(0, 24 * 60) i
        """;

    [Fact]
    public async Task Old_chunks_are_compressed_and_move_with_their_compressed_data()
    {
        await using var server = await StartAsync();
        var sums = await server.QueryAsync<string>(Sums, D);
        await RunAsync(server, "policy_compression");
        var compressed = await server.QueryAsync<long>("SELECT count(*) FROM provision.chunks() WHERE compressed IS NOT NULL", D);
        compressed.ShouldBeGreaterThan(20);
        await server.ExecuteAsync("UPDATE provision.lifecycle SET chunks_per_run = 100, warm_after = 20 * 86400", D);
        await RunAsync(server, "tier_job");
        (await InWarmAsync(server, "c.compressed IS NOT NULL")).ShouldBe(compressed);
        (await InWarmAsync(server, "c.compressed IS NULL AND c.table_name = 'reading'")).ShouldBeGreaterThan(5);
        const string Warm = """
            SELECT count(*) FROM provision.chunks() c JOIN pg_class r ON r.oid = c.compressed JOIN pg_tablespace t ON t.oid = r.reltablespace
             WHERE t.spcname = 'warm_data'
            """;
        (await server.QueryAsync<long>(Warm, D)).ShouldBe(compressed);
        (await server.QueryAsync<string>(Sums, D)).ShouldBe(sums);
        await using var connection = await server.OpenAsync(D);
        await using var again = new Npgsql.NpgsqlCommand("CALL provision.tier()", connection);
        await using var row = await again.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        row.GetInt32(0).ShouldBe(0);
    }

    [Fact]
    public async Task A_chunk_that_is_in_use_stays_and_the_others_move()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync("UPDATE provision.lifecycle SET chunks_per_run = 4", D);
        await using var reader = await server.OpenAsync(D);
        await using var transaction = await reader.BeginTransactionAsync();
        const string First = "SELECT format('%I.%I', chunk_schema, chunk_name) FROM provision.chunks() WHERE table_name = 'reading' ORDER BY range_end LIMIT 1";
        var chunk = await server.QueryAsync<string>(First, D);
        await using (var take = new Npgsql.NpgsqlCommand($"LOCK TABLE {chunk} IN ROW EXCLUSIVE MODE", reader, transaction))
            await take.ExecuteNonQueryAsync();
        await RunAsync(server, "tier_job");
        (await InWarmAsync(server, "c.table_name = 'reading'")).ShouldBe(3);
        await transaction.RollbackAsync();
        await RunAsync(server, "tier_job");
        (await InWarmAsync(server, "c.table_name = 'reading'")).ShouldBe(7);
    }

    [Fact]
    public async Task Aggregates_hold_what_the_table_holds_and_show_each_facility_its_own()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync("CALL public.refresh_continuous_aggregate('plant.reading_1d', NULL, NULL)", D);
        (await server.QueryAsync<decimal>("SELECT sum(count) FROM api.reading_1d", D, "reader")).ShouldBe((24 * 60) + 1);
        (await server.QueryAsync<short[]>("SELECT array_agg(DISTINCT facility_id) FROM api.reading_1d", D, "plant_south")).ShouldBe([(short)3]);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => server.ExecuteAsync("SELECT * FROM plant.reading_1d", D, "plant_south"))).SqlState
            .ShouldBe("42501");
        await RunAsync(server, "policy_refresh_continuous_aggregate");
        (await server.QueryAsync<long>("SELECT count(*) FROM api.reading_1min", D, "reader")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task No_two_policies_of_a_table_start_at_the_same_moment()
    {
        await using var server = await StartAsync();
        const string Policies = "FROM timescaledb_information.jobs WHERE proc_name ~ '^policy_(comp|refresh)'";
        (await server.QueryAsync<long>($"SELECT count(*) {Policies}", D)).ShouldBe(4);
        (await server.QueryAsync<long>($"SELECT count(DISTINCT extract(epoch FROM initial_start)::bigint % 60) {Policies}", D)).ShouldBe(4);
        (await server.QueryAsync<bool>(
            "SELECT bool_and(fixed_schedule) FROM timescaledb_information.jobs WHERE proc_name ~ '^(policy_(comp|refresh)|tier_job)'",
            D))
            .ShouldBeTrue();
    }

    [Fact]
    public async Task The_scheduler_runs_the_policies_by_itself()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync("ALTER SYSTEM SET timescaledb.max_background_workers = 8");
        await server.KillAsync();
        await server.StartAsync();
        // By what they leave behind: PostgreSQL 17.12 refuses to drop the portal that a job
        // ran in, after the job's work is committed, and the job is listed as failed.
        const string Done = """
            SELECT format('%s compressed, %s aggregated',
                          (SELECT count(*) > 20 FROM provision.chunks() WHERE compressed IS NOT NULL),
                          (SELECT count(*) > 0 FROM plant.reading_1h))
            """;
        var deadline = DateTimeOffset.UtcNow.AddSeconds(120);
        while (await server.QueryAsync<string>(Done, D) != "t compressed, t aggregated" || await InWarmAsync(server, "true") == 0)
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(
                deadline,
                await server.QueryAsync<string>(
                    "SELECT string_agg(DISTINCT format('%s: %s', proc_name, err_message), '; ') FROM timescaledb_information.job_errors",
                    D));
            await Task.Delay(500);
        }
    }

    private static async Task<ThrowawayServer> StartAsync()
    {
        Assert.SkipWhen(ServerImage.CommunityReason is not null, ServerImage.CommunityReason ?? "");
        var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(States.WithDailyChunks(States.Shipped("lab"))))).ShouldSucceed();
        await server.ExecuteAsync(Fill, D);
        return server;
    }

    private static async Task RunAsync(ThrowawayServer server, string procedure)
    {
        await using var connection = await server.OpenAsync(D);
        var jobs = new List<int>();
        await using (var command = new Npgsql.NpgsqlCommand("SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = $1 ORDER BY job_id", connection)
        {
            Parameters = { new Npgsql.NpgsqlParameter { Value = procedure } },
        })
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                jobs.Add(rows.GetInt32(0));
        }

        jobs.ShouldNotBeEmpty();
        foreach (var job in jobs)
        {
            await using var run = new Npgsql.NpgsqlCommand($"CALL public.run_job({job})", connection) { CommandTimeout = 120 };
            await run.ExecuteNonQueryAsync();
        }
    }

    private static async Task<long> InWarmAsync(ThrowawayServer server, string which) => await server.QueryAsync<long>(
        $"""
        SELECT count(*) FROM provision.chunks() c
         WHERE {which} AND (SELECT bool_and(coalesce(t.spcname, '') = 'warm_data') FROM pg_class r LEFT JOIN pg_tablespace t ON t.oid = r.reltablespace
                             WHERE r.oid = format('%I.%I', c.chunk_schema, c.chunk_name)::regclass
                                OR r.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = format('%I.%I', c.chunk_schema, c.chunk_name)::regclass))
        """,
        D);
}
