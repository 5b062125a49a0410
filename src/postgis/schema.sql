-- Layers in parts small enough for an index, a partition for each layer; sites of one group likewise.
-- Coordinates are CGCS2000 degrees. Edges are straight in degrees and those of a geography are geodesics: parts are cut to
-- edges of 0.01 degrees at most, on which the two lie within 2 cm of each other.
CREATE TABLE IF NOT EXISTS shangjie_screening.zone_part (
  layer text NOT NULL,
  zone integer NOT NULL,
  geom geometry(Geometry, 4490) NOT NULL,
  geog geography(Geometry, 4490) GENERATED ALWAYS AS (geom::geography) STORED
) PARTITION BY LIST (layer);
CREATE INDEX IF NOT EXISTS zone_part_geom ON shangjie_screening.zone_part USING gist (geom);
CREATE INDEX IF NOT EXISTS zone_part_geog ON shangjie_screening.zone_part USING gist (geog);

-- Gone with the run, so it need not outlast a crash of the server.
CREATE UNLOGGED TABLE site_part (
  site integer NOT NULL,
  search_m double precision NOT NULL,
  geom geometry(Geometry, 4490) NOT NULL,
  geog geography(Geometry, 4490) GENERATED ALWAYS AS (geom::geography) STORED
);
CREATE INDEX site_part_geom ON site_part USING gist (geom);
CREATE INDEX site_part_geog ON site_part USING gist (geog);

-- Whether a layer is there in full. Asks the table of tables: what `to_regclass` knows may be older than a lock just taken.
CREATE FUNCTION has_layer(layer text) RETURNS boolean LANGUAGE sql AS $$
  SELECT EXISTS (
    SELECT FROM pg_class AS t JOIN pg_namespace AS s ON s.oid = t.relnamespace
    WHERE s.nspname = 'shangjie_screening' AND t.relname = 'zone_part_' || layer
  )
$$;

-- False where a layer is not there in full, with an empty table `zone_load` to load it into.
CREATE FUNCTION begin_layer(layer text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF has_layer(layer) THEN RETURN true; END IF;
  DROP TABLE IF EXISTS zone_load;
  CREATE TABLE zone_load (LIKE zone_part INCLUDING GENERATED);
  RETURN false;
END $$;

-- Makes a loaded layer a partition, all at once, and builds its indexes; another run may have been quicker.
CREATE FUNCTION end_layer(layer text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name CONSTANT text := 'zone_part_' || layer;
BEGIN
  PERFORM pg_advisory_xact_lock(410106, -1);
  IF has_layer(layer) THEN
    DROP TABLE zone_load;
  ELSE
    EXECUTE format('ALTER TABLE zone_load RENAME TO %I', name);
    EXECUTE format('ALTER TABLE %I SET SCHEMA shangjie_screening', name);
    EXECUTE format('ALTER TABLE zone_part ATTACH PARTITION shangjie_screening.%I FOR VALUES IN (%L)', name, layer);
    EXECUTE format('ANALYZE shangjie_screening.%I', name);
  END IF;
END $$;
