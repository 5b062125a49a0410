-- Takes away what this run made; the last run takes the tables of layers along.
DO $$
BEGIN
  PERFORM pg_advisory_xact_lock(410106, -1);
  EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', 'shangjie_screening_run_' || pg_backend_pid());
  PERFORM pg_advisory_unlock_shared(410106, 0);
  IF pg_try_advisory_xact_lock(410106, 0) THEN
    DROP SCHEMA IF EXISTS shangjie_screening CASCADE;
  END IF;
END $$;
