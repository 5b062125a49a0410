-- Which zones of a layer may matter to which sites, and the area they share, m² on the ellipsoid.
-- $1 layer, $2 widest reach of its zones beyond what is drawn, metres.
--
-- A site reaches as far as rules look and twice the widest reach, or to the nearest zone and the widest reach: those may
-- change places once reach is counted. A metre and a thousandth more makes up for the index's sphere and for roundings;
-- which of them count is settled exactly afterwards.
WITH nearest AS (
  SELECT part.site, max(part.search_m) AS search_m, min(zone.distance_m) AS distance_m
  FROM site_part AS part
  CROSS JOIN LATERAL (
    SELECT ST_Distance(part.geog, near.geog) AS distance_m
    FROM zone_part AS near
    WHERE near.layer = $1
    ORDER BY part.geog <-> near.geog
    LIMIT 1
  ) AS zone
  GROUP BY part.site
), reach AS MATERIALIZED (
  -- Made before it is joined: a reach that comes from another table than its place keeps the index from being asked.
  SELECT site, part.geog, greatest(nearest.search_m + 2 * $2::double precision, distance_m + $2) * 1.001 + 1 AS reach_m
  FROM nearest JOIN site_part AS part USING (site)
), near AS (
  SELECT DISTINCT reach.site, zone.zone
  FROM reach
  JOIN zone_part AS zone ON zone.layer = $1 AND ST_DWithin(reach.geog, zone.geog, reach.reach_m)
), meeting AS (
  -- On a grid of 1e-11 degrees, a thousandth of a millimetre, GEOS needs no second attempt, of which the embedded database
  -- knows nothing where the first one fails on borders that nearly coincide.
  -- Borders of an overlap are cut to 0.001 degrees, on which a geodesic lies within 0.2 mm of the straight edge.
  SELECT part.site, zone.zone, sum(ST_Area(ST_Segmentize(common.shape, 0.001)::geography)) AS overlap_m2
  FROM site_part AS part
  JOIN zone_part AS zone ON zone.layer = $1 AND ST_Intersects(part.geom, zone.geom)
  CROSS JOIN LATERAL ST_CollectionExtract(ST_Intersection(part.geom, zone.geom, 1e-11), 3) AS common (shape)
  GROUP BY part.site, zone.zone
)
SELECT site, zone, coalesce(overlap_m2, 0) AS "overlapM2"
FROM near FULL JOIN meeting USING (site, zone)
ORDER BY site, zone;
