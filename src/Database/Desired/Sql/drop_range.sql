CREATE OR REPLACE FUNCTION provision.drop_range(hypertable regclass, range_start bigint, range_end bigint, archive boolean) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog AS $drop$
DECLARE
  part record;
  found_rows bigint;
  found_print text;
  is_whole boolean := true;
  gone integer;
BEGIN
  -- drop_chunks takes every chunk of the time range: each of them must be in the archive, and must not change from here on.
  FOR part IN
    SELECT c.chunk_schema, c.chunk_name, format('%I.%I', c.chunk_schema, c.chunk_name)::regclass AS relation, a.rows, a.fingerprint, a.verified
      FROM provision.chunks() c LEFT JOIN provision.archived a USING (chunk_schema, chunk_name)
     WHERE format('%I.%I', c.schema_name, c.table_name)::regclass = hypertable AND c.range_start >= drop_range.range_start AND c.range_end <= drop_range.range_end
     ORDER BY c.chunk_name
  LOOP
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', part.relation);
    CONTINUE WHEN NOT archive;
    IF part.verified IS NULL THEN
      is_whole := false;
      CONTINUE;
    END IF;
    SELECT f.rows, f.print INTO found_rows, found_print FROM provision.fingerprint(part.relation) f;
    IF found_rows IS DISTINCT FROM part.rows OR found_print IS DISTINCT FROM part.fingerprint THEN
      -- Somebody wrote after the copy was made: the chunk stays, and the next archive run copies it anew.
      UPDATE provision.archived a SET verified = NULL WHERE a.chunk_schema = part.chunk_schema AND a.chunk_name = part.chunk_name;
      is_whole := false;
    END IF;
  END LOOP;
  IF NOT is_whole THEN
    RETURN 0;
  END IF;
  EXECUTE format('SELECT count(*) FROM public.drop_chunks(%L::regclass, older_than => %L::timestamptz, newer_than => %L::timestamptz)', hypertable,
                 timestamptz 'epoch' + range_end * interval '1 microsecond', timestamptz 'epoch' + range_start * interval '1 microsecond') INTO gone;
  RETURN gone;
END
$drop$;
