using ClusterProvisioning.Database.Drifting;
using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Drifting;

/// <summary>Somebody changes, drops or adds something by hand: drift finds exactly that, and an apply mends it.</summary>
public sealed class DriftTests(LabServer lab) : IClassFixture<LabServer>
{
    private const string D = LabServer.Database;

    public static TheoryData<string, string, string> ByHand => new()
    {
        { "postgres", "ALTER ROLE reader CREATEDB", "Changed role reader: create databases is yes, wanted no" },
        { "postgres", "ALTER ROLE writer PASSWORD 'other'", "Changed role writer: password is another, wanted the one handed over" },
        { "postgres", "ALTER ROLE backup PASSWORD 'any'", "Changed role backup: password is set, wanted none" },
        { "postgres", "ALTER ROLE reader VALID UNTIL '2030-01-01'", "Changed role reader: valid until is 2030-01-01 00:00:00+00, wanted nothing" },
        { "postgres", "ALTER ROLE plant_south VALID UNTIL '-infinity'", "Changed role plant_south: valid until is -infinity, wanted nothing" },
        { "postgres", "DROP ROLE plant_south", "Missing role plant_south: declared, not there" },
        { "postgres", "CREATE ROLE \"new ' one\" LOGIN", "Unmanaged role new ' one: there, not declared" },
        { "postgres", "REVOKE facility_reader FROM plant_north", "Missing membership plant_north in facility_reader: declared, not there" },
        { "postgres", "GRANT writer TO plant_north", "Unmanaged membership plant_north in writer: there, not declared" },
        { "postgres", "GRANT facility_reader TO plant_north WITH ADMIN TRUE",
            "Changed membership plant_north in facility_reader: options is admin, wanted nothing" },
        { "postgres", "ALTER TABLESPACE warm_data SET (random_page_cost = 9)",
            "Changed tablespace warm_data: options is random_page_cost=9, wanted random_page_cost=1.1" },
        { "postgres", "DROP TABLESPACE cold_data", "Missing tablespace cold_data: declared, not there" },
        { "postgres", "GRANT CREATE ON TABLESPACE hot_data TO reader", "Unmanaged grant hot_data to reader: there, not declared" },
        { "postgres", "ALTER DATABASE manufacturing CONNECTION LIMIT 5", "Changed database manufacturing: connection limit is 5, wanted -1" },
        { "postgres", "ALTER DATABASE manufacturing OWNER TO postgres", "Changed database manufacturing: owner is postgres, wanted manufacturing_owner" },
        { "postgres", "ALTER DATABASE manufacturing SET timezone = 'Europe/Berlin'",
            "Changed setting timezone of database manufacturing: value is Europe/Berlin, wanted UTC" },
        { "postgres", "ALTER ROLE analyst IN DATABASE manufacturing RESET work_mem",
            "Missing setting work_mem of role analyst of database manufacturing: declared, not there" },
        { "postgres", "ALTER ROLE reader SET statement_timeout = '1s'", "Unmanaged setting statement_timeout of role reader: there, not declared" },
        { "postgres", "GRANT CONNECT ON DATABASE manufacturing TO PUBLIC", "Unmanaged grant manufacturing to PUBLIC: there, not declared" },
        { "postgres", "REVOKE CONNECT ON DATABASE manufacturing FROM reader", "Missing grant manufacturing to reader: declared, not there" },
        { D, "DROP EXTENSION pg_stat_statements", "Missing extension pg_stat_statements: declared, not there" },
        { D, "REVOKE EXECUTE ON FUNCTION pg_catalog.pg_switch_wal() FROM backup", "Missing grant pg_catalog.pg_switch_wal to backup: declared, not there" },
        { D, "GRANT EXECUTE ON FUNCTION _timescaledb_functions.freeze_chunk(regclass) TO PUBLIC",
            "Unmanaged grant _timescaledb_functions.freeze_chunk.regclass to PUBLIC: there, not declared" },
        { "postgres", "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text) TO reader",
            "Unmanaged grant pg_catalog.pg_read_file.text to reader: there, not declared" },
        { D, "CREATE EXTENSION citext", "Unmanaged extension citext: there, not declared" },
        { D, "CREATE SCHEMA \"Extra\"; ", "Unmanaged schema Extra: there, not declared" },
        { D, "DROP SCHEMA audit CASCADE", "Missing schema audit: declared, not there" },
        { D, "ALTER SCHEMA audit OWNER TO reader", "Changed schema audit: owner is reader, wanted manufacturing_owner" },
        { D, "GRANT CREATE ON SCHEMA plant TO reader", "Changed grant plant to reader: privileges is CREATE, USAGE, wanted USAGE" },
        { D, "DROP TABLE plant.metric", "Missing table plant.metric: declared, not there" },
        { D, "CREATE TABLE plant.notes (x int)", "Unmanaged table plant.notes: there, not declared" },
        { D, "ALTER TABLE plant.metric OWNER TO postgres", "Changed table plant.metric: owner is postgres, wanted manufacturing_owner" },
        { D, "ALTER TABLE plant.metric SET TABLESPACE cold_data", "Changed table plant.metric: tablespace is cold_data, wanted nothing" },
        { D, "ALTER TABLE plant.metric SET UNLOGGED", "Changed table plant.metric: unlogged is yes, wanted no" },
        { D, "ALTER TABLE plant.machine DISABLE TRIGGER ALL", "Changed table plant.machine: disabled triggers is machine_facility_fkey, wanted nothing" },
        { D, "ALTER TABLE plant.facility DISABLE TRIGGER ALL", "Changed table plant.facility: disabled triggers is machine_facility_fkey, wanted nothing" },
        { D, "ALTER TABLE plant.machine NO FORCE ROW LEVEL SECURITY", "Changed table plant.machine: row security is half, wanted yes" },
        { D, "ALTER TABLE plant.machine DISABLE ROW LEVEL SECURITY", "Changed table plant.machine: row security is half, wanted yes" },
        { D, "ALTER TABLE plant.machine ADD note text", "Unmanaged column plant.machine.note: there, not declared" },
        { D, "ALTER TABLE plant.machine DROP commissioned", "Missing column plant.machine.commissioned: declared, not there" },
        { D, "ALTER TABLE plant.machine ALTER kind TYPE varchar(9)", "Changed column plant.machine.kind: type is character varying(9), wanted text" },
        { D, "ALTER TABLE plant.machine ALTER kind DROP NOT NULL", "Changed column plant.machine.kind: not null is no, wanted yes" },
        { D, "ALTER TABLE plant.machine ALTER kind SET DEFAULT 'x'", "Changed column plant.machine.kind: default is changed (*), wanted nothing" },
        { D, "ALTER TABLE plant.reading ALTER quality SET DEFAULT 1", "Changed column plant.reading.quality: default is changed (*), wanted *" },
        { D, "ALTER TABLE audit.trail ALTER trail_id DROP IDENTITY", "Changed column audit.trail.trail_id: identity is no, wanted yes" },
        { D, "ALTER TABLE plant.event DROP CONSTRAINT event_severity_check", "Missing constraint plant.event.event_severity_check: declared, not there" },
        { D, "ALTER TABLE plant.event DROP CONSTRAINT event_severity_check, ADD CONSTRAINT event_severity_check CHECK (severity <> '')",
            "Changed constraint plant.event.event_severity_check: definition is check changed (*), wanted check *" },
        { D, "ALTER TABLE plant.machine ADD CONSTRAINT positive CHECK (machine_id > 0)", "Unmanaged constraint plant.machine.positive: there, not declared" },
        { D, "ALTER TABLE plant.machine ADD CONSTRAINT one UNIQUE (serial)", "Unmanaged constraint plant.machine.one: there, not declared" },
        { D, "ALTER TABLE plant.machine DROP CONSTRAINT machine_facility_fkey", "Missing constraint plant.machine.machine_facility_fkey: declared, not there" },
        { D, "ALTER INDEX plant.machine_pkey SET TABLESPACE warm_data",
            "Changed constraint plant.machine.machine_pkey: tablespace is warm_data, wanted index_space" },
        { D, "DROP INDEX plant.machine_facility_idx", "Missing index plant.machine.machine_facility_idx: declared, not there" },
        { D, "DROP INDEX plant.machine_facility_idx; CREATE INDEX machine_facility_idx ON plant.machine (serial) TABLESPACE index_space",
            "Changed index plant.machine.machine_facility_idx: definition is USING btree (\"serial\"), wanted USING btree (\"facility_id\")" },
        { D, "CREATE INDEX by_hand ON plant.machine (serial)", "Unmanaged index plant.machine.by_hand: there, not declared" },
        { D, "DROP INDEX plant.machine_facility_idx; ", "Missing index plant.machine.machine_facility_idx: declared, not there" },
        { D, "ALTER INDEX plant.reading_facility_time_idx SET TABLESPACE warm_data",
            "Changed index plant.reading.reading_facility_time_idx: tablespace is warm_data, wanted index_space" },
        { D, "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'plant.machine_facility_idx'::regclass",
            "Changed index plant.machine.machine_facility_idx: valid is no, wanted yes" },
        { D, "SELECT public.set_chunk_time_interval('plant.reading', interval '2 hours')",
            "Changed hypertable plant.reading: chunk interval is 7200 s, wanted *" },
        { D, "SELECT public.add_dimension('plant.event', public.by_hash('machine_id', 2))",
            "Changed hypertable plant.event: space dimension is machine_id/2, wanted nothing" },
        { D, "DELETE FROM provision.lifecycle WHERE table_name = 'reading'", "Missing lifecycle plant.reading: declared, not there" },
        { D, "UPDATE provision.lifecycle SET warm_after = 1 WHERE table_name = 'reading'",
            "Changed lifecycle plant.reading: warm is warm_data after 1 s, wanted warm_data after 2678400 s" },
        { D, "DROP VIEW api.reading", "Missing view api.reading: declared, not there" },
        { D, "CREATE OR REPLACE VIEW api.event WITH (security_barrier) AS SELECT * FROM plant.event",
            "Changed view api.event: definition is changed (*), wanted *" },
        { D, "ALTER VIEW api.reading RESET (security_barrier)", "Changed view api.reading: definition is changed (*), wanted *" },
        { D, "CREATE VIEW api.leak AS SELECT * FROM plant.reading", "Unmanaged view api.leak: there, not declared" },
        { D, "DROP POLICY facility_isolation ON plant.machine", "Missing policy plant.machine.facility_isolation: declared, not there" },
        { D, "ALTER POLICY facility_isolation ON plant.machine USING (true)",
            "Changed policy plant.machine.facility_isolation: definition is changed (*), wanted *" },
        { D, "CREATE POLICY open ON plant.machine USING (true)", "Unmanaged policy plant.machine.open: there, not declared" },
        { D, "GRANT SELECT ON plant.reading TO reader", "Unmanaged grant plant.reading to reader: there, not declared" },
        { D, "GRANT SELECT (unit) ON plant.metric TO plant_north", "Unmanaged grant plant.metric.unit to plant_north: there, not declared" },
        { D, "REVOKE SELECT ON api.reading FROM reader", "Missing grant api.reading to reader: declared, not there" },
        { D, "GRANT SELECT ON plant.metric TO reader WITH GRANT OPTION", "Changed grant plant.metric to reader: privileges is SELECT*, wanted SELECT" },
        { D, "ALTER DEFAULT PRIVILEGES FOR ROLE manufacturing_owner IN SCHEMA audit REVOKE SELECT ON TABLES FROM auditor",
            "Missing defaultgrant later tables of manufacturing_owner of schema audit to auditor: declared, not there" },
        { D, "ALTER DEFAULT PRIVILEGES FOR ROLE manufacturing_owner IN SCHEMA audit GRANT INSERT ON TABLES TO auditor",
            "Changed defaultgrant later tables of manufacturing_owner of schema audit to auditor: privileges is INSERT, SELECT, wanted SELECT" },
        { D, "ALTER DEFAULT PRIVILEGES FOR ROLE manufacturing_owner IN SCHEMA plant GRANT SELECT ON TABLES TO reader",
            "Unmanaged defaultgrant later tables of manufacturing_owner of schema plant to reader: there, not declared" },
        { D, "CREATE SEQUENCE plant.numbers", "Unmanaged relation plant.numbers: there, not declared" },
        { D, "CREATE MATERIALIZED VIEW plant.frozen AS SELECT 1 AS x", "Unmanaged relation plant.frozen: there, not declared" },
        { D, "CREATE TYPE plant.mood AS ENUM ('a')", "Unmanaged type plant.mood: there, not declared" },
        { D, "CREATE FUNCTION plant.\"f x\"(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'", "Unmanaged routine plant.f x.a integer: there, not declared" },
        { D, "CREATE TRIGGER \"t r\" BEFORE UPDATE ON plant.machine FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "Unmanaged trigger plant.machine.t r: there, not declared" },
        { D, "DROP PROCEDURE provision.tier", "Missing routine provision.tier.INOUT moved integer, INOUT dropped integer: declared, not there" },
        { D, "CREATE OR REPLACE PROCEDURE provision.tier(INOUT moved integer DEFAULT 0, INOUT dropped integer DEFAULT 0) LANGUAGE plpgsql AS 'BEGIN END'",
            "Changed routine provision.tier.INOUT moved integer, INOUT dropped integer: definition is changed (*), wanted *" },
        { D, "GRANT EXECUTE ON PROCEDURE provision.tier TO reader",
            "Changed routine provision.tier.INOUT moved integer, INOUT dropped integer: definition is changed (*), wanted *" },
    };

    public static TheoryData<string, string, string> Losing
    {
        get
        {
            string[] kinds =
            [
                "Unmanaged role",
                "Unmanaged extension",
                "Unmanaged schema",
                "Unmanaged table",
                "Unmanaged column",
                "Unmanaged view",
                "Unmanaged relation",
                "Unmanaged type",
                "Unmanaged routine",
                "Unmanaged trigger",
                "Changed hypertable plant.event: space",
            ];
            var losing = new TheoryData<string, string, string>();
            foreach (var row in ByHand.Where(row => kinds.Any(kind => row.Data.Item3.StartsWith(kind, StringComparison.Ordinal))))
                losing.Add(row);
            return losing;
        }
    }

    [Theory]
    [MemberData(nameof(ByHand))]
    public async Task Drift_finds_exactly_what_was_done_by_hand_and_an_apply_mends_it(string database, string sql, string expected)
    {
        await ByHandAsync(database, sql);
        var drift = await lab.Server.DriftAsync(lab.Desired);
        var mended = await lab.Server.ApplyAsync(lab.Desired);
        Generalised(drift.ShouldHaveSingleItem(), expected).ShouldBe(expected);
        mended.ShouldSucceed();
        (await lab.Server.DriftAsync(lab.Desired)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Losing))]
    public async Task Without_leave_what_loses_something_is_withheld_and_stays(string database, string sql, string expected)
    {
        await ByHandAsync(database, sql);
        var kept = await lab.Server.ApplyAsync(lab.Desired, new ClusterProvisioning.Database.Applying.ApplyOptions());
        var drift = await lab.Server.DriftAsync(lab.Desired);
        var mended = await lab.Server.ApplyAsync(lab.Desired);
        kept.Failed.ShouldBeNull();
        kept.Steps.ShouldBeEmpty();
        var withheld = kept.Plan.Withheld.ShouldHaveSingleItem();
        Generalised($"{withheld.Kind} {withheld.Id}: {withheld.Reason}", expected).ShouldBe(expected);
        Generalised(drift.ShouldHaveSingleItem(), expected).ShouldBe(expected);
        mended.ShouldSucceed();
        mended.Steps.ShouldContain(step => step.Step.Loses != null);
    }

    [Theory]
    [InlineData(
        "ALTER SYSTEM SET work_mem = '9MB'",
        "ALTER SYSTEM RESET work_mem",
        "Unmanaged override work_mem: there, not declared",
        "ALTER SYSTEM set it to 9MB")]
    [InlineData(
        "ALTER SYSTEM SET max_connections = 77",
        "ALTER SYSTEM RESET max_connections",
        "Unmanaged override max_connections: there, not declared",
        "ALTER SYSTEM set it to 77")]
    [InlineData(
        "ALTER ROLE pgbouncer_auth SUPERUSER",
        "ALTER ROLE pgbouncer_auth NOSUPERUSER",
        "Unmanaged power superuser of role pgbouncer_auth: there, not declared",
        "never applied")]
    [InlineData(
        "ALTER ROLE pooled CREATEROLE",
        "ALTER ROLE pooled NOCREATEROLE",
        "Unmanaged power create roles of role pooled: there, not declared",
        "never applied")]
    [InlineData(
        "ALTER ROLE rewind BYPASSRLS",
        "ALTER ROLE rewind NOBYPASSRLS",
        "Unmanaged power bypass row security of role rewind: there, not declared",
        "never applied")]
    public async Task What_others_keep_is_reported_and_left_alone(string sql, string back, string expected, string provenance)
    {
        await ByHandAsync("postgres", sql);
        var report = DriftReport.Of(lab.Desired, await lab.Server.InspectAsync(lab.Desired));
        var applied = await lab.Server.ApplyAsync(lab.Desired);
        var after = await lab.Server.DriftAsync(lab.Desired);
        await ByHandAsync("postgres", back);
        report.Rows.ShouldHaveSingleItem().Provenance.ShouldBe(provenance);
        applied.Steps.ShouldBeEmpty();
        applied.Plan.LeftAlone.ShouldHaveSingleItem().Id.ShouldBe(report.Rows[0].Difference.Id);
        after.ShouldBe([expected]);
        (await lab.Server.DriftAsync(lab.Desired)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_nobody_declared_is_reported_and_left_alone()
    {
        await lab.Server.ExecuteAsync("CREATE DATABASE \"other one\"");
        try
        {
            (await lab.Server.DriftAsync(lab.Desired)).ShouldBe(["Unmanaged database other one: there, not declared"]);
            var result = await lab.Server.ApplyAsync(lab.Desired);
            result.Steps.ShouldBeEmpty();
            result.Plan.LeftAlone.ShouldHaveSingleItem();
        }
        finally
        {
            await lab.Server.ExecuteAsync("DROP DATABASE \"other one\"");
        }
    }

    [Fact]
    public async Task Without_leave_a_stray_table_stays_and_is_named()
    {
        await lab.Server.ExecuteAsync("CREATE TABLE plant.kept AS SELECT generate_series(1, 10) AS x", D);
        var result = await lab.Server.ApplyAsync(lab.Desired, new ClusterProvisioning.Database.Applying.ApplyOptions());
        result.Failed.ShouldBeNull();
        result.Plan.Withheld.ShouldHaveSingleItem().Id.Name.ShouldBe("kept");
        (await lab.Server.QueryAsync<long>("SELECT count(*) FROM plant.kept", D)).ShouldBe(10);
        (await lab.Server.ApplyAsync(lab.Desired)).ShouldSucceed();
    }

    private async Task ByHandAsync(string database, string sql)
    {
        foreach (var statement in sql.Split("; ", StringSplitOptions.RemoveEmptyEntries))
            await lab.Server.ExecuteAsync(statement, database);
    }

    /// <summary>Fingerprints are not worth writing down: a star stands for them.</summary>
    private static string Generalised(string found, string expected)
    {
        var pattern = System.Text.RegularExpressions.Regex.Escape(expected).Replace("\\*", ".+", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.IsMatch(found, $"^{pattern}$") ? expected : found;
    }
}
