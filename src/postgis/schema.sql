-- Layers in parts small enough for an index, a partition for each role; sites of one group likewise.
-- Coordinates are CGCS2000 degrees. Edges are straight in degrees and those of a geography are geodesics: parts are cut to
-- edges of 0.01 degrees at most, on which the two lie within 2 cm of each other.
CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE IF NOT EXISTS zone_part (
  role text NOT NULL,
  zone integer NOT NULL,
  geom geometry(Geometry, 4490) NOT NULL,
  geog geography(Geometry, 4490) GENERATED ALWAYS AS (geom::geography) STORED
) PARTITION BY LIST (role);
CREATE INDEX IF NOT EXISTS zone_part_geom ON zone_part USING gist (geom);
CREATE INDEX IF NOT EXISTS zone_part_geog ON zone_part USING gist (geog);

CREATE TABLE IF NOT EXISTS site_part (
  site integer NOT NULL,
  search_m double precision NOT NULL,
  geom geometry(Geometry, 4490) NOT NULL,
  geog geography(Geometry, 4490) GENERATED ALWAYS AS (geom::geography) STORED
);
CREATE INDEX IF NOT EXISTS site_part_geom ON site_part USING gist (geom);
CREATE INDEX IF NOT EXISTS site_part_geog ON site_part USING gist (geog);

-- The partition of a role, empty: loading a layer again leaves what loading it once would have.
CREATE OR REPLACE FUNCTION empty_role(role text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF zone_part FOR VALUES IN (%L)', 'zone_part_' || role, role);
  EXECUTE format('TRUNCATE %I', 'zone_part_' || role);
END $$;
