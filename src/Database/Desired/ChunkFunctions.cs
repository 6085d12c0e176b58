using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Desired;

/// <summary>TimescaleDB's own functions that drop, freeze or move chunks, which PUBLIC may call by default. Until 2.29.1 they asked nobody for leave
/// (GHSA-hcfx-29v5-2rcw): any login could drop a chunk with all plants' rows. Nobody needs to call them: what does so by leave, such as
/// <c>drop_chunks</c>, does not go by them.</summary>
internal static class ChunkFunctions
{
    private static readonly string[] Names =
    [
        "drop_chunk", "freeze_chunk", "unfreeze_chunk", "create_compressed_chunk", "drop_osm_chunk", "hypertable_osm_range_update",
        "lock_osm_chunk_dimension_slice",
    ];

    /// <summary>Those that a database has, as a FROM clause: <c>f</c> is the function, <c>n</c> its schema. Older versions have them in two schemas.</summary>
    public static string From { get; } =
        $"""
        pg_catalog.pg_proc f JOIN pg_catalog.pg_namespace n ON n.oid = f.pronamespace
         WHERE n.nspname IN ('_timescaledb_functions', '_timescaledb_internal') AND f.proname IN ({string.Join(", ", Names.Select(Quote.Literal))})
        """;

    /// <summary>Takes them from PUBLIC, right after the extension was made.</summary>
    public static string Revoke { get; } =
        $"""
        DO $revoke$
        DECLARE
          each regprocedure;
        BEGIN
          FOR each IN SELECT f.oid::regprocedure FROM {From} LOOP
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
          END LOOP;
        END
        $revoke$
        """;
}
