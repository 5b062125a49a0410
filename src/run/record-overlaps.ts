import type { LoadedLayer } from '../catalog/layer-source.ts';
import { zoneById } from '../catalog/zone-lookup.ts';
import { overlapOf } from '../geo/overlay.ts';
import { areaOf, flatten, isArea } from '../geo/shapes.ts';
import type { ScreeningRecord } from '../record/record.ts';
import { factsOf } from '../report/levels.ts';
import { meets, type RecordOverlap } from '../report/to-geojson.ts';
import { siteGeometry } from '../site/site-geometry.ts';
import { requestFromRecord } from './request-from-record.ts';

/**
 * Overlaps of a record at full precision. Each is cut from the layer at hand only if that is, by its hash, the one the
 * record was made with; the record's own figures stand in any case.
 */
export function recordOverlaps(record: ScreeningRecord, layers: readonly LoadedLayer[]): RecordOverlap[] {
  const { area } = siteGeometry(requestFromRecord(record).site);
  const hashes = new Map(record.inputs.layers.map(({ role, sha256 }) => [role, sha256]));
  return factsOf(record)
    .filter(({ fact }) => meets(fact))
    .map(({ fact: { role, featureId } }): RecordOverlap => {
      const layer = layers.find(({ entry }) => entry.role === role);
      const hash = hashes.get(role);
      const changed = { role, featureId, state: 'layer_changed', geometry: null } as const;
      if (layer?.state !== 'ready' || !hash || layer.entry.built?.sha256 !== hash) return changed;
      const zone = zoneById(layer.zones, featureId);
      if (!zone) return changed;
      const parts = area
        ? flatten(zone.geometry)
            .filter(isArea)
            .flatMap((one) => overlapOf(area, one))
        : [];
      const geometry = areaOf(parts);
      return geometry === null
        ? { role, featureId, state: 'no_area', geometry }
        : { role, featureId, state: 'cut', geometry };
    });
}
