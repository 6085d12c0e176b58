CREATE OR REPLACE FUNCTION provision.fingerprint(relation regclass, OUT rows bigint, OUT print text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET intervalstyle = 'postgres' SET bytea_output = 'hex' SET extra_float_digits = 1 SET row_security = off
AS $print$
DECLARE
  names text;
BEGIN
  SELECT string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attname COLLATE "C") INTO names FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped;
  -- Sums do not ask in what order the rows come; two of them, so that one collision does not hide a change.
  EXECUTE format('SELECT count(*), md5(concat_ws(''|'', count(*), sum(hashtextextended(x.t COLLATE "C", 0)), sum(hashtextextended(x.t COLLATE "C", 1)))) FROM (SELECT ROW(%s)::text AS t FROM %s r) x', names, relation)
    INTO rows, print;
END
$print$;
