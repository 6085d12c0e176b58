namespace ClusterProvisioning.Database.Reading;

/// <summary>What TimescaleDB keeps of one database, in its own catalog and in the rows that the jobs here work by.</summary>
/// <remarks>A database without it has none of these tables, so each query asks first.</remarks>
internal static class TimescaleQueries
{
    // 2.25 moved the jobs to the schema of everything else.
    private static readonly string[] Places = ["_timescaledb_catalog.bgw_job", "_timescaledb_config.bgw_job"];

    public static readonly string Hypertables = OptionalTable.Select(
        "_timescaledb_catalog.hypertable",
        """
        SELECT h.schema_name, h.table_name, max(d.column_name) FILTER (WHERE interval_length IS NOT NULL) AS "time", max(interval_length) AS "interval",
               count(*) FILTER (WHERE num_slices IS NOT NULL) AS spaces,
               max(d.column_name::text || '/' || num_slices) FILTER (WHERE num_slices IS NOT NULL) AS space
          FROM _timescaledb_catalog.hypertable h JOIN _timescaledb_catalog.dimension d ON d.hypertable_id = h.id WHERE h.compression_state <> 2 GROUP BY 1, 2
        """);

    public static readonly string Lifecycles = OptionalTable.Select(
        "provision.lifecycle",
        "SELECT schema_name, table_name, archive, chunks_per_run, warm_after, warm, cold_after, cold, drop_after FROM provision.lifecycle");

    public static readonly string Compressions = WithJobs(
        "_timescaledb_catalog.compression_settings",
        """
        SELECT h.schema_name, h.table_name, array_to_string(s.segmentby, ', ') AS segment_by, array_to_string(s.orderby, ', ') AS order_by,
               (SELECT concat_ws('/', extract(epoch FROM (j.config ->> 'compress_after')::interval)::bigint,
                                 extract(epoch FROM j.schedule_interval)::bigint, extract(epoch FROM j.initial_start)::bigint - 946684800)
                  FROM {jobs} j WHERE j.hypertable_id = h.id AND j.proc_name = 'policy_compression' AND j.scheduled LIMIT 1) AS policy
          FROM _timescaledb_catalog.compression_settings s
          JOIN _timescaledb_catalog.hypertable h ON format('%I.%I', h.schema_name, h.table_name)::regclass = s.relid
        """);

    public static readonly string Aggregates = WithJobs(
        "_timescaledb_catalog.continuous_agg",
        """
        SELECT a.user_view_schema, a.user_view_name, pg_get_userbyid(c.relowner) AS owner,
               md5(pg_get_viewdef(format('%I.%I', a.direct_view_schema, a.direct_view_name)::regclass)) AS found,
               (SELECT concat_ws('/', extract(epoch FROM (j.config ->> 'start_offset')::interval)::bigint,
                                 CASE WHEN (j.config ->> 'end_offset')::interval IS DISTINCT FROM j.schedule_interval
                                      THEN 'to ' || coalesce(j.config ->> 'end_offset', 'now') END,
                                 extract(epoch FROM j.schedule_interval)::bigint, extract(epoch FROM j.initial_start)::bigint - 946684800)
                  FROM {jobs} j
                 WHERE j.hypertable_id = a.mat_hypertable_id AND j.proc_name = 'policy_refresh_continuous_aggregate' AND j.scheduled LIMIT 1) AS refresh
          FROM _timescaledb_catalog.continuous_agg a JOIN pg_class c ON c.oid = format('%I.%I', a.user_view_schema, a.user_view_name)::regclass
        """);

    public static readonly string Jobs = WithJobs(
        "_timescaledb_catalog.hypertable",
        """
        SELECT coalesce(a.user_view_schema, h.schema_name, j.proc_schema) AS schema_name, coalesce(a.user_view_name, h.table_name, j.proc_name) AS table_name,
               CASE WHEN h.id IS NOT NULL THEN j.proc_name END AS part,
               string_agg(CASE WHEN j.scheduled
                               THEN concat_ws('/', extract(epoch FROM j.schedule_interval)::bigint, extract(epoch FROM j.initial_start)::bigint - 946684800)
                               ELSE '' END, ' and ') AS schedule
          FROM {jobs} j
          LEFT JOIN _timescaledb_catalog.hypertable h ON h.id = j.hypertable_id LEFT JOIN _timescaledb_catalog.continuous_agg a ON a.mat_hypertable_id = h.id
         WHERE j.proc_name NOT IN ('policy_compression', 'policy_refresh_continuous_aggregate') GROUP BY 1, 2, 3
        """);

    private static string WithJobs(string table, string query) => OptionalTable.First(
        Places.Select(jobs => (
            $"to_regclass('{table}') IS NOT NULL AND to_regclass('{jobs}') IS NOT NULL", query.Replace("{jobs}", jobs, StringComparison.Ordinal))));
}
