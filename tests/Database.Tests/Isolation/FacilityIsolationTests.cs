using ClusterProvisioning.Database.Tests.Server;
using Npgsql;

namespace ClusterProvisioning.Database.Tests.Isolation;

/// <summary>plant_north has facilities 1 and 2, plant_south has 3; neither sees a row of the other by any way.</summary>
public sealed class FacilityIsolationTests(LabServer lab) : IClassFixture<LabServer>
{
    private static readonly string[] Logins = ["plant_north", "reader", "analyst", "writer"];

    private const string Fill = """
        INSERT INTO plant.facility (facility_id, code, name, country)
        SELECT i, 'F' || i, 'Facility ' || i, 'DE' FROM generate_series(1, 3) i ON CONFLICT DO NOTHING;
        """;

    private static readonly string[] Rows =
    [
        Fill.TrimEnd(';', '\n', ' '),
        "INSERT INTO plant.machine SELECT i, i % 3 + 1, 'S' || i, 'press', NULL FROM generate_series(1, 30) i ON CONFLICT DO NOTHING",
        """
        INSERT INTO api.reading (time, facility_id, machine_id, metric_id, value)
        SELECT '2026-01-01'::timestamptz + i * interval '1 hour', i % 3 + 1, i % 30, 1, i FROM generate_series(1, 900) i ON CONFLICT DO NOTHING
        """,
        """
        INSERT INTO api.event (time, facility_id, machine_id, code, severity)
        SELECT '2026-01-01'::timestamptz + i * interval '1 hour', i % 3 + 1, i, 1, 'alarm' FROM generate_series(1, 90) i ON CONFLICT DO NOTHING
        """,
    ];

    [Theory]
    [InlineData("SELECT facility_id FROM plant.facility")]
    [InlineData("SELECT facility_id FROM plant.machine")]
    [InlineData("SELECT facility_id FROM api.reading")]
    [InlineData("SELECT facility_id FROM api.event")]
    [InlineData("SELECT r.facility_id FROM api.reading r JOIN plant.machine m USING (machine_id)")]
    [InlineData("SELECT facility_id FROM (SELECT facility_id, count(*) FROM api.reading GROUP BY 1) x")]
    [InlineData("SELECT facility_id FROM api.reading WHERE value / 1 > 0 OR facility_id = 3")]
    public async Task A_login_sees_the_rows_of_its_facilities_only(string sql)
    {
        await FillAsync();
        (await FacilitiesAsync("plant_north", sql)).ShouldBe([1, 2]);
        (await FacilitiesAsync("plant_south", sql)).ShouldBe([3]);
        (await FacilitiesAsync("reader", sql)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_prepared_statement_and_a_copy_show_no_more()
    {
        await FillAsync();
        await using var connection = await lab.Server.OpenAsync(LabServer.Database, "plant_south");
        await using var prepared = new NpgsqlCommand("SELECT count(*) FROM api.reading WHERE facility_id <> $1", connection)
        {
            Parameters = { new NpgsqlParameter<short> { TypedValue = 3 } },
        };
        await prepared.PrepareAsync();
        (await prepared.ExecuteScalarAsync()).ShouldBe(0L);
        using var copy = await connection.BeginTextExportAsync("COPY (SELECT DISTINCT facility_id FROM api.reading) TO STDOUT");
        (await copy.ReadToEndAsync()).Trim().ShouldBe("3");
    }

    [Theory]
    [InlineData("SELECT * FROM plant.reading")]
    [InlineData("SELECT code FROM plant.event")]
    [InlineData("COPY plant.reading TO STDOUT")]
    [InlineData("TABLE audit.trail")]
    [InlineData("SELECT * FROM provision.journal")]
    [InlineData("SET ROLE reader")]
    [InlineData("SET ROLE manufacturing_owner")]
    [InlineData("INSERT INTO api.reading (time, facility_id, machine_id, metric_id, value) VALUES (now(), 3, 1, 1, 1)")]
    [InlineData("CREATE VIEW api.mine AS SELECT 1")]
    public async Task What_lies_behind_is_refused(string sql)
    {
        await FillAsync();
        (await Should.ThrowAsync<PostgresException>(() => lab.Server.ExecuteAsync(sql, LabServer.Database, "plant_north"))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task Chunks_are_refused_to_readers_and_even_the_writer_cannot_read_the_table()
    {
        await FillAsync();
        var chunk = await FirstChunkAsync();
        foreach (var role in Logins)
        {
            (await Should.ThrowAsync<PostgresException>(() => lab.Server.ExecuteAsync($"SELECT * FROM {chunk}", LabServer.Database, role))).SqlState
                .ShouldBe("42501");
        }

        (await Should.ThrowAsync<PostgresException>(() => lab.Server.ExecuteAsync("SELECT * FROM plant.reading", LabServer.Database, "writer"))).SqlState
            .ShouldBe("42501");
    }

    [Theory]
    [InlineData("drop_chunk")]
    [InlineData("freeze_chunk")]
    [InlineData("unfreeze_chunk")]
    public async Task No_login_may_take_chunks_away_or_stop_who_writes_to_them(string function)
    {
        await FillAsync();
        var chunk = await FirstChunkAsync();
        foreach (var role in Logins)
        {
            (await Should.ThrowAsync<PostgresException>(
                () => lab.Server.ExecuteAsync($"SELECT _timescaledb_functions.{function}('{chunk}')", LabServer.Database, role))).SqlState.ShouldBe("42501");
        }
    }

    [Fact]
    public async Task Nobody_but_a_superuser_may_call_what_handles_chunks_inside_TimescaleDB()
    {
        const string Callers = """
            SELECT coalesce(string_agg(f.proname || ' ' || r.rolname, ', '), '') FROM pg_proc f CROSS JOIN pg_roles r
             WHERE f.proname IN ('drop_chunk', 'freeze_chunk', 'unfreeze_chunk', 'create_compressed_chunk', 'drop_osm_chunk',
                                 'hypertable_osm_range_update', 'lock_osm_chunk_dimension_slice')
               AND NOT r.rolsuper AND has_function_privilege(r.oid, f.oid, 'EXECUTE')
            """;
        (await lab.Server.QueryAsync<string>(Callers, LabServer.Database)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("api.reading")]
    [InlineData("api.event")]
    [InlineData("plant.machine")]
    [InlineData("plant.facility")]
    public async Task A_condition_that_fails_on_anothers_row_never_sees_one(string relation)
    {
        await FillAsync();
        var sql = $"SELECT count(*) FROM {relation} WHERE 1 / (facility_id - 3) IS NOT NULL";
        (await lab.Server.QueryAsync<long>(sql, LabServer.Database, "plant_north")).ShouldBeGreaterThan(0);
        (await Should.ThrowAsync<PostgresException>(() => lab.Server.QueryAsync<long>(sql, LabServer.Database, "reader"))).SqlState
            .ShouldBe(PostgresErrorCodes.DivisionByZero);
    }

    [Theory]
    [InlineData("plant_north")]
    [InlineData("plant_south")]
    [InlineData("facility_reader")]
    public async Task No_login_of_a_facility_has_a_privilege_on_what_TimescaleDB_keeps(string role)
    {
        await FillAsync();
        if (ServerImage.HasCommunity)
        {
            await lab.Server.ExecuteAsync(
                "INSERT INTO api.reading (time, facility_id, machine_id, metric_id, value) VALUES ('2025-06-01', 3, 1, 1, 1) ON CONFLICT DO NOTHING",
                LabServer.Database,
                "writer");
            await lab.Server.ExecuteAsync(
                """
                SELECT public.compress_chunk(c, if_not_compressed => true)
                  FROM public.show_chunks('plant.reading', older_than => '2025-12-01'::timestamptz) c
                """,
                LabServer.Database);
        }

        // What the extension itself brought is granted to everybody and holds no readings.
        const string Kept = """
            FROM pg_class c WHERE c.relnamespace = '_timescaledb_internal'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e')
            """;
        var (tables, compressed) = (
            await lab.Server.QueryAsync<long>($"SELECT count(*) {Kept}", LabServer.Database),
            await lab.Server.QueryAsync<long>($"SELECT count(*) {Kept} AND c.oid IN (SELECT compressed FROM provision.chunks())", LabServer.Database));
        tables.ShouldBeGreaterThan(2);
        compressed.ShouldBeGreaterThan(ServerImage.HasCommunity ? 0 : -1);
        const string All = "SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER";
        var held = $"has_table_privilege('{role}', c.oid, '{All}') OR has_any_column_privilege('{role}', c.oid, 'SELECT')";
        (await lab.Server.QueryAsync<string>($"SELECT coalesce(string_agg(c.relname, ', '), '') {Kept} AND ({held})", LabServer.Database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Statistics_of_isolated_tables_and_of_chunks_are_not_shown()
    {
        await FillAsync();
        await lab.Server.ExecuteAsync("ANALYZE", LabServer.Database);
        const string Shown = """
            SELECT count(*) FROM pg_stats
             WHERE (schemaname = '_timescaledb_internal' AND tablename ~ '(_hyper|compress|_materialized)')
                OR (schemaname = 'plant' AND tablename IN ('facility', 'machine', 'reading', 'event'))
            """;
        (await lab.Server.QueryAsync<long>(Shown, LabServer.Database)).ShouldBeGreaterThan(0);
        (await lab.Server.QueryAsync<long>(Shown, LabServer.Database, "plant_north")).ShouldBe(0);
    }

    [Fact]
    public async Task Forced_policies_hold_the_owner_too_where_it_is_not_exempt()
    {
        await FillAsync();
        (await lab.Server.QueryAsync<bool>("SELECT relforcerowsecurity FROM pg_class WHERE oid = 'plant.machine'::regclass", LabServer.Database))
            .ShouldBeTrue();
    }

    private Task<string?> FirstChunkAsync() => lab.Server.QueryAsync<string>(
        "SELECT format('%I.%I', chunk_schema, chunk_name) FROM provision.chunks() ORDER BY range_start LIMIT 1",
        LabServer.Database);

    private async Task FillAsync()
    {
        foreach (var sql in Rows)
            await lab.Server.ExecuteAsync(sql, LabServer.Database, "writer");
    }

    private async Task<IReadOnlyList<short>> FacilitiesAsync(string role, string sql)
    {
        await using var connection = await lab.Server.OpenAsync(LabServer.Database, role);
        await using var command = new NpgsqlCommand($"SELECT array_agg(DISTINCT facility_id ORDER BY facility_id) FROM ({sql}) rows", connection);
        return (short[])(await command.ExecuteScalarAsync())!;
    }
}
