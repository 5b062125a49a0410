import type { Feature } from 'geojson';
import type { PropertyValue, Zone } from '../catalog/zone.ts';
import { type AreaGeometry, flatten, isArea, isLine, linesOf, type PlainGeometry, partsOf } from '../geo/shapes.ts';

export type PlainFeature = Feature<PlainGeometry, Record<string, PropertyValue>>;

/**
 * Zones as tables of one type per column take them: `id` is a property, and a property whose values differ in type is
 * text throughout. A mixed collection becomes one feature for its areas, one for its lines and one for its points.
 */
export function plainFeatures(zones: readonly Zone[]): PlainFeature[] {
  const types = new Map<string, Set<string>>();
  const rows = zones.map(({ id, properties }) => ({ id, ...properties }) as Record<string, PropertyValue>);
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (value !== null) types.set(key, (types.get(key) ?? new Set()).add(typeof value));
    }
  }
  const isMixed = (key: string) => (types.get(key)?.size ?? 0) > 1;
  return zones.flatMap(({ geometry }, i) => {
    const properties = Object.fromEntries(
      Object.entries(rows[i]!).map(([key, value]) => [key, value !== null && isMixed(key) ? String(value) : value]),
    );
    const plain = geometry.type === 'GeometryCollection' ? gathered(flatten(geometry)) : [geometry];
    return plain.map((part): PlainFeature => ({ type: 'Feature', properties, geometry: part }));
  });
}

function gathered(parts: readonly PlainGeometry[]): PlainGeometry[] {
  const areas = parts.filter(isArea).flatMap((area: AreaGeometry) => partsOf(area));
  const lines = parts.filter(isLine).flatMap(linesOf);
  const points = parts.flatMap((part) =>
    part.type === 'Point' ? [part.coordinates] : part.type === 'MultiPoint' ? part.coordinates : [],
  );
  return [
    ...(areas.length > 0 ? [{ type: 'MultiPolygon' as const, coordinates: areas }] : []),
    ...(lines.length > 0 ? [{ type: 'MultiLineString' as const, coordinates: lines }] : []),
    ...(points.length > 0 ? [{ type: 'MultiPoint' as const, coordinates: points }] : []),
  ];
}
