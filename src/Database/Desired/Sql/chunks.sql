CREATE OR REPLACE FUNCTION provision.chunks() RETURNS TABLE (schema_name text, table_name text, chunk_schema text, chunk_name text, chunk_id integer, compressed_chunk_id integer, range_start bigint, range_end bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $chunks$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT h.schema_name::text, h.table_name::text, c.schema_name::text, c.table_name::text, c.id, c.compressed_chunk_id, s.range_start, s.range_end
      FROM _timescaledb_catalog.hypertable h
      JOIN _timescaledb_catalog.dimension d ON d.hypertable_id = h.id AND d.interval_length IS NOT NULL
      JOIN _timescaledb_catalog.dimension_slice s ON s.dimension_id = d.id
      JOIN _timescaledb_catalog.chunk_constraint k ON k.dimension_slice_id = s.id
      JOIN _timescaledb_catalog.chunk c ON c.id = k.chunk_id AND NOT c.dropped;
END
$chunks$
