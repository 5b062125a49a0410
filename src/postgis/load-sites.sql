-- $1 sites as a JSON array of {"site": number, "searchM": metres, "geometry": GeoJSON}.
INSERT INTO site_part (site, search_m, geom)
SELECT (given ->> 'site')::integer, (given ->> 'searchM')::double precision, piece
FROM jsonb_array_elements($1::jsonb) AS given
CROSS JOIN LATERAL ST_Dump(ST_SetSRID(ST_Force2D(ST_GeomFromGeoJSON(given -> 'geometry')), 4490)) AS part
CROSS JOIN LATERAL ST_Subdivide(ST_Segmentize(part.geom, 0.01), 256) AS piece;
