-- $1 layer, $2 GeoJSON geometries as a JSON array, $3 number of the first in its layer.
INSERT INTO zone_load (layer, zone, geom)
SELECT $1::text, $3::integer + given.place::integer - 1, piece
FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (shape, place)
CROSS JOIN LATERAL ST_Dump(ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(given.shape)), 4490)) AS part
CROSS JOIN LATERAL ST_Subdivide(ST_Segmentize(part.geom, 0.01), 256) AS piece;
