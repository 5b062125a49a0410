import type { MapGeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl';
import { featureIndex } from './feature-index.ts';
import type { MapLayer, PickedFeature } from './map-props.ts';
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

/**
 * All features of visible roles under a point of the screen, each once: lines and symbols first, which one must aim at,
 * then areas from the top down. Properties are those of the layer, not the strings MapLibre makes of them.
 */
export function featuresAt(
  map: MapLibre,
  spec: MapSpec,
  layers: readonly MapLayer[],
  x: number,
  y: number,
): PickedFeature[] {
  const thin = pickable(map, spec, false);
  const wide = pickable(map, spec, true);
  const found = [
    ...hits(
      map,
      [
        [x - REACH_PX, y - REACH_PX],
        [x + REACH_PX, y + REACH_PX],
      ],
      thin,
    ),
    ...hits(map, [x, y], wide),
  ];
  const picked = new Map<string, PickedFeature>();
  for (const hit of found) {
    const role = thin.get(hit.layer.id) ?? wide.get(hit.layer.id);
    const id = String(hit.properties.id ?? hit.id ?? '');
    const layer = layers.find(({ entry }) => entry.role === role);
    const feature = layer && featureIndex(layer.features).get(id)?.feature;
    if (role !== undefined && feature)
      picked.set(`${role}/${id}`, { role, featureId: id, properties: feature.properties ?? {} });
  }
  return [...picked.values()];
}
