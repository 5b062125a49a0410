import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import { type GeoJSONSource, type LayerSpecification, Map as MapLibre, type SourceSpecification } from 'maplibre-gl';
import type { Catalog, LayerEntry } from '../../src/catalog/catalog.ts';
import { drawMapImage } from '../../src/map/map-image.ts';
import { joinSpecs } from '../../src/map/map-spec.ts';
import { setLocalWorker } from '../../src/map/map-worker.ts';
import { pictureGrain } from '../../src/map/picture-grain.ts';
import { styleFromCard } from '../../src/map/style-from-card.ts';
import { syncMap } from '../../src/map/sync-map.ts';
import { serveTiles, tileUrl } from '../../src/map/tile-protocol.ts';
import { BARE_STYLE } from '../../src/map/use-synced-map.ts';
import { TILE_LAYER } from '../../src/tiles/tile-features.ts';
import type { DrawingPage, DrawingQuestion, Drawn, Way } from './ways.ts';

/** A card with fill, pattern, halo and dashed outline: as much as any layer asks of the map. */
const ROLE = 'eco_redline';
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

setLocalWorker();
const worker = new Worker(new URL('./drawing.worker.ts', import.meta.url), { type: 'module' });
const url = new URL('layer.packed', document.baseURI).href;
const waiting = new Map<number, (value: unknown) => void>();
worker.addEventListener('message', ({ data }) => {
  waiting.get(data.id)?.(data.value);
  waiting.delete(data.id);
});
let asked = 0;
function ask<T>(question: DrawingQuestion): Promise<T> {
  const id = ++asked;
  worker.postMessage({ id, question, url });
  return new Promise((resolve) => waiting.set(id, resolve as (value: unknown) => void));
}

let entry: LayerEntry | null = null;
serveTiles({
  features: (_, tile) => ask({ ask: 'tile', tile }),
  picture: async (_, tile, look) => (entry ? ask({ ask: 'picture', entry, tile, look }) : null),
});

let drawn: Drawn = { frames: 0, calls: 0, triangles: 0 };
const { drawElements } = WebGL2RenderingContext.prototype;
WebGL2RenderingContext.prototype.drawElements = function (mode, count, type, offset) {
  drawn = { ...drawn, calls: drawn.calls + 1, triangles: drawn.triangles + count / 3 };
  drawElements.call(this, mode, count, type, offset);
};

const map = new MapLibre({
  container: 'map',
  style: BARE_STYLE,
  center: [113.28, 34.79],
  zoom: 10.5,
  minZoom: 8,
  maxZoom: 21,
  maxPitch: 0,
  attributionControl: false,
});

function idle(): Promise<void> {
  return new Promise((resolve) => {
    map.once('idle', () => resolve());
    map.triggerRepaint();
  });
}

async function inView(): Promise<FeatureCollection> {
  const bounds = map.getBounds();
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
  return ask<FeatureCollection>({ ask: 'box', box, zoom: map.getZoom() });
}

async function sourceOf(way: Way): Promise<SourceSpecification> {
  if (way === 'tiles') return { type: 'vector', tiles: [tileUrl(ROLE, '')], maxzoom: 18 };
  if (way === 'viewport') return { type: 'geojson', data: await inView(), tolerance: 0 };
  const data = way === 'nothing' ? EMPTY : await ask<FeatureCollection>({ ask: 'whole' });
  return { type: 'geojson', data, tolerance: way === 'whole_simplified' ? 3 : 0.2, maxzoom: 18 };
}

let way: Way = 'nothing';
const page: DrawingPage = {
  show: async (wanted) => {
    way = wanted;
    const catalog = (await (await fetch('catalog.json')).json()) as Catalog;
    entry = catalog.layers.find(({ role }) => role === ROLE)!;
    const drawing = { entry, features: EMPTY, visible: true, opacity: 1 };
    if (wanted === 'pictures') {
      const tiles = { key: '', featureCount: 0, classCounts: {} };
      const spec = joinSpecs([styleFromCard({ ...drawing, tiles }, 'light', pictureGrain(devicePixelRatio, 2))]);
      map.addLayer({ id: 'ceiling', type: 'background', layout: { visibility: 'none' } });
      syncMap(map, null, spec, 'ceiling');
      await idle();
      return;
    }
    const spec = styleFromCard(drawing, 'light');
    for (const image of spec.images) {
      const { data, options } = drawMapImage(image);
      map.addImage(image.id, data, options);
    }
    map.addSource('layer', await sourceOf(wanted));
    for (const { layer } of spec.layers) {
      map.addLayer({
        ...layer,
        source: 'layer',
        ...(wanted === 'tiles' && { 'source-layer': TILE_LAYER }),
      } as LayerSpecification);
    }
    await idle();
  },
  look: async (lonDeg, latDeg, zoom) => {
    map.jumpTo({ center: [lonDeg, latDeg], zoom });
    if (way === 'viewport') map.getSource<GeoJSONSource>('layer')?.setData(await inView());
    await idle();
  },
  drawn: () => {
    const told = drawn;
    drawn = { frames: 0, calls: 0, triangles: 0 };
    return told;
  },
};
map.on('render', () => {
  drawn = { ...drawn, frames: drawn.frames + 1 };
});
map.on('moveend', async () => {
  if (way === 'viewport') map.getSource<GeoJSONSource>('layer')?.setData(await inView());
});
void map.once('load').then(() => Object.assign(globalThis, { drawing: page }));
