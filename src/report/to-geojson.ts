import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { ScreeningRecord } from '../record/record.ts';

/**
 * A record as GeoJSON (RFC 7946): the parcels with the verdict, and the shortest lines to the zones that findings speak
 * of. Coordinates are lon/lat degrees, CGCS2000.
 */
export function recordToGeojson(record: ScreeningRecord): string {
  const { verdict, findings, site } = record;
  const parcels = site.parcels.map(
    ({ name, geometry, widthM }): Feature => ({
      type: 'Feature',
      properties: {
        kind: 'site',
        name,
        ...(widthM !== null && { row_width_m: widthM }),
        record_id: record.id,
        at_least: verdict.atLeast,
        at_worst: verdict.atWorst,
        basis: verdict.basis,
      },
      geometry: geometry as Geometry,
    }),
  );
  const distances = findings.flatMap((finding) =>
    finding.facts.flatMap((fact): Feature[] => {
      if (!fact.feet || fact.distanceM === 0) return [];
      const { role, featureId, distanceM, edgeDistanceM } = fact;
      return [
        {
          type: 'Feature',
          properties: {
            kind: 'distance',
            rule_id: finding.ruleId,
            role,
            feature_id: featureId,
            distance_m: distanceM,
            edge_distance_m: edgeDistanceM,
            at_worst: finding.atWorst,
          },
          geometry: { type: 'LineString', coordinates: [...fact.feet] },
        },
      ];
    }),
  );
  const collection: FeatureCollection = { type: 'FeatureCollection', features: [...parcels, ...distances] };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
