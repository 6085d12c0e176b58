CREATE OR REPLACE PROCEDURE provision.tier(INOUT moved integer DEFAULT 0, INOUT dropped integer DEFAULT 0)
LANGUAGE plpgsql AS $tier$
DECLARE
  community boolean := coalesce(pg_catalog.current_setting('timescaledb.license', true), '') = 'timescale';
  due record;
  part record;
  arranging regclass;
  is_free boolean;
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
      SELECT p.*, format('%I.%I', p.schema_name, p.table_name)::regclass AS hypertable, c.range_start, c.range_end, c.compressed, c.chunk_schema, c.chunk_name,
             to_regclass(format('%I.%I', c.chunk_schema, c.chunk_name)) AS relation,
             row_number() OVER (PARTITION BY p.schema_name, p.table_name ORDER BY c.range_end, c.chunk_name) AS age_rank,
             extract(epoch FROM now()) - c.range_end / 1000000.0 AS age
        FROM provision.lifecycle p JOIN provision.chunks() c ON c.schema_name = p.schema_name AND c.table_name = p.table_name
    ), target AS (
      SELECT chunk.*,
             CASE WHEN age >= drop_after AND (NOT archive OR EXISTS (
                         SELECT FROM provision.archived a
                          WHERE a.chunk_schema = chunk.chunk_schema AND a.chunk_name = chunk.chunk_name AND a.verified IS NOT NULL)) THEN 'drop' ELSE 'move' END AS what,
             CASE WHEN age >= cold_after THEN cold WHEN age >= warm_after THEN warm END AS destination
        FROM chunk
    ), pending AS (
      SELECT target.*, row_number() OVER (PARTITION BY schema_name, table_name ORDER BY age_rank) AS turn
        FROM target
       WHERE relation IS NOT NULL AND (what = 'drop' OR (destination IS NOT NULL AND EXISTS (
               SELECT FROM pg_class r
                WHERE (r.oid IN (relation, compressed) OR r.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid IN (relation, compressed)))
                  AND destination <> coalesce((SELECT spcname FROM pg_tablespace t WHERE t.oid = r.reltablespace),
                                              (SELECT spcname FROM pg_tablespace t JOIN pg_database b ON b.dattablespace = t.oid WHERE b.datname = current_database())))))
    )
    SELECT * FROM pending WHERE turn <= chunks_per_run ORDER BY schema_name, table_name, turn
  LOOP
    is_free := false;
    BEGIN
      IF due.what = 'drop' THEN
        dropped_now := dropped_now + provision.drop_range(due.hypertable, due.range_start, due.range_end, due.archive);
      ELSE
        SELECT indexrelid::regclass INTO arranging FROM pg_index WHERE indrelid = due.relation AND indpred IS NULL AND indisvalid ORDER BY indisprimary DESC, indexrelid LIMIT 1;
        IF community AND (arranging IS NOT NULL OR due.compressed IS NOT NULL) THEN
          -- move_chunk runs in no subtransaction: here only its lock is taken, so that one in use does not end the run.
          EXECUTE format('LOCK TABLE %s IN EXCLUSIVE MODE', due.relation);
          is_free := true;
        ELSE
          EXECUTE format('ALTER TABLE %s SET TABLESPACE %I', due.relation, due.destination);
          FOR part IN SELECT indexrelid::regclass AS name FROM pg_index WHERE indrelid = due.relation LOOP
            EXECUTE format('ALTER INDEX %s SET TABLESPACE %I', part.name, due.destination);
          END LOOP;
          moved_now := moved_now + 1;
        END IF;
      END IF;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      RAISE NOTICE 'chunk % is in use; it stays for the next run', due.relation;
    END;
    IF is_free THEN
      IF due.compressed IS NOT NULL THEN
        EXECUTE format('SELECT public.move_chunk(%L::regclass, %L, %L)', due.relation, due.destination, due.destination);
      ELSE
        EXECUTE format('SELECT public.move_chunk(%L::regclass, %L, %L, %L::regclass)', due.relation, due.destination, due.destination, arranging);
      END IF;
      moved_now := moved_now + 1;
    END IF;
    COMMIT;
  END LOOP;
  PERFORM pg_catalog.pg_advisory_unlock(5931742, 1);
  moved := moved_now;
  dropped := dropped_now;
END
$tier$;
