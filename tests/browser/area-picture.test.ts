import type { Feature, Polygon } from 'geojson';
import { Map as MapLibre } from 'maplibre-gl';
import { afterEach, describe, expect, it } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import { packLayer } from '../../src/geo/packed/pack-layer.ts';
import { joinSpecs } from '../../src/map/map-spec.ts';
import { setLocalWorker } from '../../src/map/map-worker.ts';
import { styleFromCard } from '../../src/map/style-from-card.ts';
import { syncMap } from '../../src/map/sync-map.ts';
import { areaPicture, PICTURE_PX, type PictureLook } from '../../src/paint/area-picture.ts';
import { layerGrid } from '../../src/screening/zone-grid.ts';
import { tileFeatures } from '../../src/tiles/tile-features.ts';
import { Workers } from './workers.ts';

setLocalWorker();

const TILE = { z: 14, x: 13348, y: 6502 };
const [WEST, EAST] = [TILE.x, TILE.x + 1].map((x) => (x / 2 ** TILE.z) * 360 - 180) as [number, number];
const [NORTH, SOUTH] = [TILE.y, TILE.y + 1].map(
  (y) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** TILE.z))) * 180) / Math.PI,
) as [number, number];

/** A box by shares of the tile's sides, from its north-west. */
function box(west: number, north: number, east: number, south: number): [number, number][] {
  const [w, e] = [west, east].map((share) => WEST + share * (EAST - WEST)) as [number, number];
  const [n, s] = [north, south].map((share) => NORTH + share * (SOUTH - NORTH)) as [number, number];
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}

interface Classed {
  readonly value: string;
  readonly geometry: Polygon;
}

/** With a hole, reaching over the tile's edge, one on the other. */
const LARGE: readonly Classed[] = [
  ['1', [box(0.1, 0.1, 0.6, 0.5), box(0.2, 0.2, 0.35, 0.4).reverse()]],
  ['2', [box(0.45, 0.4, 1.3, 0.8)]],
  ['none', [box(0.1, 0.6, 0.3, 1.2)]],
].map(([value, coordinates]) => ({ value, geometry: { type: 'Polygon', coordinates } }) as Classed);

/** Eleven pixels wide. */
const SMALL = Array.from({ length: 16 }, (_, i): Classed => {
  const [x, y] = [0.7 + (i % 4) * 0.05, 0.1 + Math.floor(i / 4) * 0.05];
  return { value: '1', geometry: { type: 'Polygon', coordinates: [box(x, y, x + 0.022, y + 0.022)] } };
});

function featuresOf({ classes, status }: LayerEntry): Feature<Polygon>[] {
  // The small have no soft border here, which the map draws and nobody sees.
  const shapes = status === 'schematic' ? LARGE : [...LARGE, ...SMALL];
  return shapes.map(({ value, geometry }, i) => ({
    type: 'Feature',
    properties: { id: `Z${i}`, ...(classes && { [classes.property]: value }) },
    geometry,
  }));
}

function pixelsOf(picture: CanvasImageSource): Uint8ClampedArray {
  const pen = new OffscreenCanvas(PICTURE_PX, PICTURE_PX).getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, PICTURE_PX, PICTURE_PX);
  pen.drawImage(picture, 0, 0, PICTURE_PX, PICTURE_PX);
  return pen.getImageData(0, 0, PICTURE_PX, PICTURE_PX).data;
}

function painted(entry: LayerEntry, look: PictureLook): Uint8ClampedArray {
  const features = featuresOf(entry);
  const zones = features.map(({ properties, geometry }) => ({ id: '', properties: properties ?? {}, geometry }));
  const packed = packLayer(
    zones.map(({ geometry }) => geometry),
    layerGrid(zones),
  );
  if (!packed.ok) throw new Error('not packed');
  const shown = tileFeatures(packed.value, TILE, (i) => features[i]!.properties as Record<string, string>);
  const picture = areaPicture(shown, entry, TILE, look);
  if (!picture) throw new Error('no picture');
  return pixelsOf(picture);
}

let map: MapLibre | null = null;
afterEach(() => map?.remove());

/** The same features, styled by the same card, as the map draws them. */
async function drawnByTheMap(entry: LayerEntry, theme: PictureLook['theme']): Promise<Uint8ClampedArray> {
  const container = document.createElement('div');
  container.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${PICTURE_PX}px; height: ${PICTURE_PX}px`;
  document.body.append(container);
  const [x, y] = [TILE.x + 0.5, TILE.y + 0.5];
  map = new MapLibre({
    container,
    style: { version: 8, sources: {}, layers: [{ id: 'ceiling', type: 'background', layout: { visibility: 'none' } }] },
    center: [
      (x / 2 ** TILE.z) * 360 - 180,
      (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** TILE.z))) * 180) / Math.PI,
    ],
    zoom: TILE.z,
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio: 1,
    canvasContextAttributes: { preserveDrawingBuffer: true },
  });
  await map.once('load');
  const features = { type: 'FeatureCollection' as const, features: featuresOf(entry) };
  syncMap(map, null, joinSpecs([styleFromCard({ entry, features, visible: true, opacity: 1 }, theme)]), 'ceiling');
  await map.once('idle');
  return pixelsOf(map.getCanvas());
}

const BLOCK = 32;

/** Mean of each colour over squares of the picture: a dash or a line of a pattern may lie elsewhere, not their weight. */
function blocks(pixels: Uint8ClampedArray): number[] {
  const across = PICTURE_PX / BLOCK;
  const sums = new Array<number>(across * across * 3).fill(0);
  for (let y = 0; y < PICTURE_PX; y++) {
    for (let x = 0; x < PICTURE_PX; x++) {
      const block = Math.floor(y / BLOCK) * across + Math.floor(x / BLOCK);
      for (let c = 0; c < 3; c++) sums[3 * block + c]! += pixels[4 * (y * PICTURE_PX + x) + c]!;
    }
  }
  return sums.map((sum) => sum / BLOCK ** 2);
}

const LOOKS = [
  ['eco_redline', 'schematic', 'light'],
  ['eco_redline', 'official', 'dark'],
  ['pbf', 'official', 'light'],
  ['water_source', 'schematic', 'light'],
  ['river_sishui', 'official', 'light'],
  ['urban_boundary', 'schematic', 'dark'],
] as const;

describe('areas as a picture', () => {
  it.each(LOOKS)('%s, %s, %s: looks as the map draws the same card', async (role, status, theme) => {
    const workers = new Workers();
    const entry: LayerEntry = { ...(await workers.cardOf(role)), status };
    workers.stop();
    const [ours, theirs] = [blocks(painted(entry, { theme, grain: 1 })), blocks(await drawnByTheMap(entry, theme))];
    const off = ours.map((value, i) => Math.abs(value - theirs[i]!));
    const inked = theirs.filter((value) => value < 250).length;
    expect(inked).toBeGreaterThan(100);
    expect(Math.max(...off)).toBeLessThan(6);
  });

  it('is sharper with a finer grain, and none where there is no area', async () => {
    const workers = new Workers();
    const entry = await workers.cardOf('pbf');
    workers.stop();
    expect(areaPicture([], entry, TILE, { theme: 'light', grain: 1 })).toBeNull();
    const place = { shape: 'point', size: 'usual', paths: [[9, 9]], properties: {} } as const;
    expect(areaPicture([place], entry, TILE, { theme: 'light', grain: 1 })).toBeNull();
    const area = { ...place, shape: 'area', paths: [[0, 0, 900, 0, 900, 900]] } as const;
    expect(areaPicture([area], entry, TILE, { theme: 'light', grain: 1.5 })?.width).toBe(768);
  });
});
