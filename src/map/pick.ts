import type { MapGeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl';
import { bboxOf } from '../geo/shapes.ts';
import { featureIndex } from './feature-index.ts';
import type { Bounds, MapLayer, PickedFeature } from './map-props.ts';
import type { MapSpec } from './map-spec.ts';

/** How near a click must come to a line or a point symbol, CSS pixels. */
const REACH_PX = 4;

function pickable(map: MapLibre, spec: MapSpec, areas: boolean): Map<string, string> {
  return new Map(
    spec.layers.flatMap(({ layer, role }) =>
      role !== undefined &&
      (layer.type === 'fill') === areas &&
      layer.layout?.visibility !== 'none' &&
      map.getLayer(layer.id)
        ? [[layer.id, role] as const]
        : [],
    ),
  );
}

function hits(
  map: MapLibre,
  at: PointLike | [PointLike, PointLike],
  roles: ReadonlyMap<string, string>,
): MapGeoJSONFeature[] {
  return roles.size > 0 ? map.queryRenderedFeatures(at, { layers: [...roles.keys()] }) : [];
}

/** A picked feature with its bounds, by which the map tells small from large. */
export interface PickedWithBounds extends PickedFeature {
  readonly bounds: Bounds;
}

function unique(
  found: readonly MapGeoJSONFeature[],
  roles: ReadonlyMap<string, string>,
  layers: readonly MapLayer[],
): PickedWithBounds[] {
  const picked = new Map<string, PickedWithBounds>();
  for (const hit of found) {
    const role = roles.get(hit.layer.id);
    const id = String(hit.properties.id ?? hit.id ?? '');
    const layer = layers.find(({ entry }) => entry.role === role);
    const known = layer && featureIndex(layer.features).get(id);
    if (role === undefined || (!known && !layer?.tiles)) continue;
    const key = `${role}/${id}`;
    if (picked.has(key)) continue;
    // Of a tile there is no more than the piece that was hit.
    const { feature, bounds } = known ?? { feature: hit, bounds: bboxOf(hit.geometry) };
    picked.set(key, { role, featureId: id, properties: feature.properties ?? {}, bounds });
  }
  return [...picked.values()];
}

function extent([west, south, east, north]: Bounds): number {
  return (east - west) * (north - south);
}

/**
 * All features of visible roles under a point of the screen, each once: lines and symbols first, which one must aim at,
 * then areas from the smallest up, because the smaller says more about the place. Properties are those of the layer, not the strings MapLibre makes of them.
 */
export function featuresAt(
  map: MapLibre,
  spec: MapSpec,
  layers: readonly MapLayer[],
  x: number,
  y: number,
): PickedWithBounds[] {
  const thin = pickable(map, spec, false);
  const wide = pickable(map, spec, true);
  const box: [PointLike, PointLike] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ];
  return [
    ...unique(hits(map, box, thin), thin, layers),
    ...unique(hits(map, [x, y], wide), wide, layers).sort((a, b) => extent(a.bounds) - extent(b.bounds)),
  ];
}
