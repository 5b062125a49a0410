-- A place for this run. Tables of layers stand in the schema shangjie_screening, named by what is in them, and serve every
-- run there is; sites and what is being loaded stand in a schema of the run's own. Nothing outside these is touched.
-- A change of columns takes a new name, as what another version left behind may still be there.
--
-- Advisory locks (410106, …): -1 one opens or closes at a time, 0 held in common while the tables of layers are in use,
-- and the number of its connection by each run. The server frees them when a run ends, however it ends.
DO $$
DECLARE
  ours CONSTANT text := 'made by shangjie-screen, dropped by it';
  own CONSTANT text := 'shangjie_screening_run_' || pg_backend_pid();
  functions CONSTANT text := (SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'postgis');
  left_over record;
BEGIN
  PERFORM pg_advisory_xact_lock(410106, -1);
  PERFORM pg_advisory_lock_shared(410106, 0);
  PERFORM pg_advisory_lock(410106, pg_backend_pid());
  -- What a run left behind that was killed; a lock that can be had is held by nobody else.
  FOR left_over IN
    SELECT nspname AS name, substring(nspname FROM '\d+$')::integer AS run
    FROM pg_namespace
    WHERE nspname ~ '^shangjie_screening_run_\d{1,9}$' AND obj_description(oid, 'pg_namespace') = ours
      AND pg_get_userbyid(nspowner) = current_user
  LOOP
    IF pg_try_advisory_xact_lock(410106, left_over.run) THEN
      EXECUTE format('DROP SCHEMA %I CASCADE', left_over.name);
    END IF;
  END LOOP;
  EXECUTE format('CREATE SCHEMA %I', own);
  EXECUTE format('COMMENT ON SCHEMA %I IS %L', own, ours);
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'shangjie_screening') THEN
    CREATE SCHEMA shangjie_screening;
    EXECUTE format('COMMENT ON SCHEMA shangjie_screening IS %L', ours);
  END IF;
  PERFORM set_config('search_path', format('%I, shangjie_screening, %s', own, functions), false);
END $$;
