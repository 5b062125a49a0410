-- What of the server decides whether it can be used; without writing anything.
SELECT
  current_setting('server_version_num')::integer AS "serverVersion",
  current_setting('server_version') AS "serverVersionText",
  (SELECT extversion FROM pg_extension WHERE extname = 'postgis') AS postgis,
  EXISTS (
    SELECT FROM pg_namespace
    WHERE nspname = 'shangjie_screening'
      AND obj_description(oid, 'pg_namespace') IS DISTINCT FROM 'made by shangjie-screen, dropped by it'
  ) AS "nameTaken";
