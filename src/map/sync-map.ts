import type { GeoJSONSource, Map as MapLibre, RasterTileSource, VectorTileSource } from 'maplibre-gl';
import { drawMapImage } from './map-image.ts';
import type { MapSource, MapSpec } from './map-spec.ts';

type Properties = Readonly<Record<string, unknown>>;

function changedKeys(before: Properties = {}, after: Properties = {}): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

function syncSources(map: MapLibre, before: MapSpec | null, after: MapSpec): void {
  for (const [id, source] of Object.entries(after.sources)) {
    if (!map.getSource(id)) addSource(map, id, source);
    else if ('tiles' in source) {
      const old = before?.sources[id];
      if (!old || !('tiles' in old) || old.tiles !== source.tiles)
        map.getSource<VectorTileSource | RasterTileSource>(id)?.setTiles([source.tiles]);
    } else if (before?.sources[id] !== source) map.getSource<GeoJSONSource>(id)?.setData(source);
  }
}

function addSource(map: MapLibre, id: string, source: MapSource): void {
  if ('tiles' in source) {
    const zooms = { minzoom: source.minZoom ?? 0, maxzoom: source.maxZoom };
    const { tiles, tilePx = 256 } = source;
    if (source.kind === 'raster') map.addSource(id, { type: 'raster', tiles: [tiles], tileSize: tilePx, ...zooms });
    else map.addSource(id, { type: 'vector', tiles: [tiles], ...zooms });
  } else map.addSource(id, { type: 'geojson', data: source, tolerance: 0.2, maxzoom: 18 });
}

function syncLayers(map: MapLibre, before: MapSpec | null, after: MapSpec, ceiling: string): void {
  const known = new Map(before?.layers.map(({ layer }) => [layer.id, layer]));
  const wanted = new Map(after.layers.map(({ layer }) => [layer.id, layer.source]));
  for (const [id, { source }] of known) {
    // A layer cannot change its source, only make way for another of its name.
    if (wanted.get(id) === source) continue;
    map.removeLayer(id);
    known.delete(id);
  }
  const kept = (before?.layers ?? []).map(({ layer }) => layer.id).filter((id) => known.has(id));
  let above = ceiling;
  for (const { layer } of [...after.layers].reverse()) {
    const old = known.get(layer.id);
    const top = kept.at(-1);
    if (!old) map.addLayer(layer, above);
    else {
      if (top === layer.id) kept.pop();
      else {
        map.moveLayer(layer.id, above);
        kept.splice(kept.indexOf(layer.id), 1);
      }
      for (const key of changedKeys(old.paint, layer.paint)) {
        map.setPaintProperty(layer.id, key as never, (layer.paint as Properties | undefined)?.[key] as never, {
          validate: false,
        });
      }
      for (const key of changedKeys(old.layout, layer.layout)) {
        map.setLayoutProperty(layer.id, key as never, (layer.layout as Properties | undefined)?.[key] as never, {
          validate: false,
        });
      }
      if (JSON.stringify(old.filter) !== JSON.stringify(layer.filter)) map.setFilter(layer.id, layer.filter ?? null);
    }
    above = layer.id;
  }
}

/**
 * Brings the map from one description to the next by the smallest change, so that a toggled layer or a new theme costs
 * no reload. Layers the map got elsewhere (the drawing tool's) are left alone above `ceiling`.
 * @param before what the map shows now, null at first
 * @param ceiling id of the layer under which everything is put
 */
export function syncMap(map: MapLibre, before: MapSpec | null, after: MapSpec, ceiling: string): void {
  for (const image of after.images) {
    if (map.hasImage(image.id)) continue;
    const { data, options } = drawMapImage(image);
    map.addImage(image.id, data, options);
  }
  syncSources(map, before, after);
  syncLayers(map, before, after, ceiling);
  for (const id of Object.keys(before?.sources ?? {})) if (!(id in after.sources)) map.removeSource(id);
}
