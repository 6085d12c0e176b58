CREATE OR REPLACE PROCEDURE provision.tier(INOUT moved integer DEFAULT 0, INOUT dropped integer DEFAULT 0)
LANGUAGE plpgsql AS $tier$
DECLARE
  due record;
  part record;
  moved_now integer := 0;
  dropped_now integer := 0;
BEGIN
  PERFORM pg_catalog.set_config('search_path', 'pg_catalog', false);
  PERFORM pg_catalog.set_config('lock_timeout', '5s', false);
  -- A second run beside this one would wait for each of its locks in turn.
  IF NOT pg_catalog.pg_try_advisory_lock(5931742, 1) THEN
    RAISE NOTICE 'another run is under way';
    RETURN;
  END IF;
  FOR due IN
    WITH chunk AS (
      SELECT p.*, c.schema_name AS chunk_schema, c.table_name AS chunk_name, c.compressed_chunk_id,
             to_timestamp(s.range_end / 1000000.0) AS until,
             row_number() OVER (PARTITION BY p.schema_name, p.table_name ORDER BY s.range_end, c.id) AS age_rank,
             extract(epoch FROM now()) - s.range_end / 1000000.0 AS age
        FROM provision.lifecycle p
        JOIN _timescaledb_catalog.hypertable h ON h.schema_name = p.schema_name AND h.table_name = p.table_name
        JOIN _timescaledb_catalog.dimension d ON d.hypertable_id = h.id AND d.interval_length IS NOT NULL
        JOIN _timescaledb_catalog.dimension_slice s ON s.dimension_id = d.id
        JOIN _timescaledb_catalog.chunk_constraint cc ON cc.dimension_slice_id = s.id
        JOIN _timescaledb_catalog.chunk c ON c.id = cc.chunk_id AND NOT c.dropped
    ), target AS (
      SELECT chunk.*,
             CASE WHEN age >= drop_after AND (NOT archive OR EXISTS (
                         SELECT FROM provision.archived a
                          WHERE a.chunk_schema = chunk.chunk_schema AND a.chunk_name = chunk.chunk_name AND a.verified IS NOT NULL)) THEN 'drop' ELSE 'move' END AS what,
             CASE WHEN age >= cold_after THEN cold WHEN age >= warm_after THEN warm END AS destination,
             pg_catalog.to_regclass(pg_catalog.format('%I.%I', chunk_schema, chunk_name)) AS relation
        FROM chunk
    ), pending AS (
      SELECT target.*, row_number() OVER (PARTITION BY schema_name, table_name ORDER BY age_rank) AS turn
        FROM target
       WHERE relation IS NOT NULL AND (what = 'drop' OR (destination IS NOT NULL AND EXISTS (
               SELECT FROM pg_class r
                WHERE (r.oid = relation OR r.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = relation))
                  AND destination <> coalesce((SELECT spcname FROM pg_tablespace t WHERE t.oid = r.reltablespace),
                                              (SELECT spcname FROM pg_tablespace t JOIN pg_database b ON b.dattablespace = t.oid WHERE b.datname = current_database())))))
    )
    SELECT * FROM pending WHERE turn <= chunks_per_run ORDER BY schema_name, table_name, turn
  LOOP
    BEGIN
      IF due.what = 'drop' THEN
        -- Not drop_chunks: that takes every chunk of the time range, archived or not.
        EXECUTE pg_catalog.format('DROP TABLE %s', due.relation);
        dropped_now := dropped_now + 1;
      ELSIF due.compressed_chunk_id IS NOT NULL THEN
        EXECUTE pg_catalog.format('SELECT public.move_chunk(%L, %L, %L)', due.relation, due.destination, due.destination);
        moved_now := moved_now + 1;
      ELSE
        EXECUTE pg_catalog.format('ALTER TABLE %s SET TABLESPACE %I', due.relation, due.destination);
        FOR part IN SELECT indexrelid::regclass AS name FROM pg_index WHERE indrelid = due.relation LOOP
          EXECUTE pg_catalog.format('ALTER INDEX %s SET TABLESPACE %I', part.name, due.destination);
        END LOOP;
        moved_now := moved_now + 1;
      END IF;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      RAISE NOTICE 'chunk % is in use; it stays for the next run', due.relation;
    END;
    COMMIT;
  END LOOP;
  PERFORM pg_catalog.pg_advisory_unlock(5931742, 1);
  moved := moved_now;
  dropped := dropped_now;
END
$tier$;
