CREATE OR REPLACE PROCEDURE provision.tier_job(job_id integer, config jsonb)
LANGUAGE plpgsql AS $job$
DECLARE
  moved integer := 0;
  dropped integer := 0;
BEGIN
  CALL provision.tier(moved, dropped);
  RAISE LOG 'provision.tier moved % and dropped % chunks', moved, dropped;
END
$job$;
