import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { FindingFact, ScreeningRecord } from '../record/record.ts';
import { factsOf } from './levels.ts';

/**
 * Common ground of the site and a zone, cut anew from the layer that the record was made with. `cut` is the whole of it;
 * `layer_changed`: the layer at hand is not the record's, so nothing is cut; `no_area`: one of the two is a line.
 */
export interface RecordOverlap {
  readonly role: string;
  readonly featureId: string;
  readonly state: 'cut' | 'layer_changed' | 'no_area';
  readonly geometry: Geometry | null;
}

/**
 * A record as GeoJSON (RFC 7946): the parcels with the verdict, the overlaps with what they mean, and the shortest lines
 * to what findings speak of. Coordinates are lon/lat degrees, CGCS2000. Measures are the record's; an overlap whose layer
 * is no longer at hand is a feature without geometry.
 * @param overlaps  of every fact that meets the site
 */
export function recordToGeojson(record: ScreeningRecord, overlaps: readonly RecordOverlap[]): string {
  const collection: FeatureCollection<Geometry | null> = {
    type: 'FeatureCollection',
    features: [...parcelFeatures(record), ...overlapFeatures(record, overlaps), ...distanceFeatures(record)],
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function parcelFeatures({ id, site, verdict }: ScreeningRecord): Feature[] {
  return site.parcels.map(({ name, geometry, widthM }) => ({
    type: 'Feature',
    properties: {
      kind: 'site',
      name,
      ...(widthM !== null && { row_width_m: widthM }),
      record_id: id,
      at_least: verdict.atLeast,
      at_worst: verdict.atWorst,
      basis: verdict.basis,
    },
    geometry: geometry as Geometry,
  }));
}

function overlapFeatures(record: ScreeningRecord, overlaps: readonly RecordOverlap[]): Feature<Geometry | null>[] {
  const layers = new Map(record.inputs.layers.map((layer) => [layer.role, layer]));
  return factsOf(record)
    .filter(({ fact }) => meets(fact))
    .map(({ fact, ruleIds }) => {
      const { role, featureId } = fact;
      const overlap = overlaps.find((one) => one.role === role && one.featureId === featureId);
      const layer = layers.get(role);
      return {
        type: 'Feature',
        properties: {
          kind: 'overlap',
          rule_ids: [...new Set(ruleIds)].join(' '),
          role,
          feature_id: featureId,
          feature_name_zh: fact.featureName?.zh ?? null,
          feature_name_en: fact.featureName?.en ?? null,
          relation: fact.relation,
          overlap_ellipsoid_m2: fact.overlapEllipsoidM2,
          overlap_plane_m2: fact.overlapPlaneM2,
          overlap_length_m: fact.overlapLengthM,
          share: fact.share,
          penetration_m: fact.penetrationM,
          layer_status: layer?.status ?? null,
          layer_version: layer?.version ?? null,
          geometry_state: overlap?.state ?? 'layer_changed',
        },
        geometry: overlap?.geometry ?? null,
      };
    });
}

/** Whether site and zone share ground; a common border alone does not. */
export function meets({ overlapEllipsoidM2, overlapLengthM }: FindingFact): boolean {
  return overlapEllipsoidM2 > 0 || overlapLengthM > 0;
}

function distanceFeatures({ findings }: ScreeningRecord): Feature[] {
  return findings.flatMap((finding) =>
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
}
