CREATE OR REPLACE FUNCTION provision.chunks() RETURNS TABLE (schema_name text, table_name text, chunk_schema text, chunk_name text, compressed regclass, range_start bigint, range_end bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $chunks$
#variable_conflict use_column
BEGIN
  -- Where the compressed rows of a chunk are only the catalog says, and it has changed: since 2.29 by the settings alone. A statement is looked at when it is run.
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '_timescaledb_catalog.chunk'::regclass AND attname = 'compressed_chunk_id' AND NOT attisdropped) THEN
    RETURN QUERY
      SELECT v.hypertable_schema::text, v.hypertable_name::text, v.chunk_schema::text, v.chunk_name::text,
             CASE WHEN z.id IS NOT NULL THEN to_regclass(format('%I.%I', z.schema_name, z.table_name)) END,
             (extract(epoch FROM v.range_start) * 1000000)::bigint, (extract(epoch FROM v.range_end) * 1000000)::bigint
        FROM timescaledb_information.chunks v
        JOIN _timescaledb_catalog.chunk c ON c.schema_name = v.chunk_schema AND c.table_name = v.chunk_name
        LEFT JOIN _timescaledb_catalog.chunk z ON z.id = c.compressed_chunk_id
       WHERE isfinite(v.range_start) AND isfinite(v.range_end);
  ELSE
    RETURN QUERY
      SELECT v.hypertable_schema::text, v.hypertable_name::text, v.chunk_schema::text, v.chunk_name::text, s.compress_relid,
             (extract(epoch FROM v.range_start) * 1000000)::bigint, (extract(epoch FROM v.range_end) * 1000000)::bigint
        FROM timescaledb_information.chunks v
        LEFT JOIN _timescaledb_catalog.compression_settings s ON s.relid = to_regclass(format('%I.%I', v.chunk_schema, v.chunk_name))
       WHERE isfinite(v.range_start) AND isfinite(v.range_end);
  END IF;
END
$chunks$
