import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bboxPolygon } from '@turf/turf';
import fc from 'fast-check';
import { geojson } from 'flatgeobuf';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Feature, FeatureCollection, Geometry, GeometryCollection } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import { writeFgb } from '../../src/export/write-fgb.ts';
import { bboxesMeet, bboxOf } from '../../src/geo/shapes.ts';
import { gdal, gdalVersion } from '../helpers/gdal.ts';
import { repositoryTree } from './repository.ts';

type PlainFeature = Feature<Exclude<Geometry, GeometryCollection>>;
interface Rect {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

async function read(bytes: Uint8Array, rect?: Rect): Promise<{ header: HeaderMeta | undefined; features: Feature[] }> {
  let header: HeaderMeta | undefined;
  const features: Feature[] = [];
  const headerMetaFn = (meta: HeaderMeta): void => {
    header = meta;
  };
  for await (const feature of geojson.deserialize(bytes, { headerMetaFn, ...(rect && { rect }) }))
    features.push(feature as Feature);
  return { header, features };
}

/** As the format has it: null and absent are one. */
function stated(properties: Feature['properties']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties ?? {}).filter(([, value]) => value !== null));
}

async function layerFiles(): Promise<[string, PlainFeature[]][]> {
  const tree = await repositoryTree;
  return [...tree].flatMap(([path, text]) =>
    path.startsWith('data/layers/') && path.endsWith('.geojson')
      ? [[path, (JSON.parse(text) as FeatureCollection).features as PlainFeature[]] satisfies [string, PlainFeature[]]]
      : [],
  );
}

// The reader tells each step of its search.
vi.spyOn(console, 'debug').mockReturnValue(undefined);

const byId = (a: Feature, b: Feature): number => (String(a.properties?.id) < String(b.properties?.id) ? -1 : 1);

describe('writeFgb', () => {
  it('keeps every coordinate, id and property of every layer bit for bit', async () => {
    for (const [path, source] of await layerFiles()) {
      const { features } = await read(writeFgb('layer', source));
      const shape = (feature: Feature) => ({ geometry: feature.geometry, properties: stated(feature.properties) });
      expect([...features].sort(byId).map(shape), path).toEqual([...source].sort(byId).map(shape));
    }
  });

  it('has the union of all properties as columns, with types, null where a feature has none', async () => {
    const point = (lon: number, properties: Record<string, unknown>): PlainFeature => ({
      type: 'Feature',
      properties: properties as Feature['properties'],
      geometry: { type: 'Point', coordinates: [lon, 34.8] },
    });
    const bytes = writeFgb('mixed', [
      point(113.1, { id: 'a', count: 3, empty: null }),
      point(113.2, { id: 'b', ratio: 0.1, count: -7, big: 2 ** 53, flag: false }),
      point(113.3, { id: 'c', ratio: 2, text: '中文“引号”', flag: null }),
    ]);
    const { header, features } = await read(bytes);
    expect(header?.columns?.map((c) => c.name)).toEqual(['id', 'count', 'empty', 'ratio', 'big', 'flag', 'text']);
    expect([...features].sort(byId).map((f) => stated(f.properties))).toEqual([
      { id: 'a', count: 3 },
      { id: 'b', ratio: 0.1, count: -7, big: 2 ** 53, flag: false },
      { id: 'c', ratio: 2, text: '中文“引号”' },
    ]);
  });

  it('answers a box with exactly the features whose boxes meet it', async () => {
    const cell = fc.record({
      lon: fc.double({ min: 113.1, max: 113.4, noNaN: true }),
      lat: fc.double({ min: 34.6, max: 34.9, noNaN: true }),
      size: fc.double({ min: 0.0001, max: 0.02, noNaN: true }),
    });
    const square = ({ lon, lat, size }: { lon: number; lat: number; size: number }, i: number): PlainFeature => ({
      type: 'Feature',
      properties: { id: `f${i}` },
      geometry: bboxPolygon([lon, lat, lon + size, lat + size]).geometry,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 700, size: 'max' }), cell, async (cells, asked) => {
        const features = cells.map(square);
        const box = bboxOf(square(asked, 0).geometry);
        const [minX, minY, maxX, maxY] = box;
        const found = (await read(writeFgb('cells', features), { minX, minY, maxX, maxY })).features;
        const wanted = features.filter((feature) => bboxesMeet(bboxOf(feature.geometry), box));
        expect(found.map((f) => f.properties?.id).sort()).toEqual(wanted.map((f) => f.properties?.id).sort());
      }),
      { numRuns: 40 },
    );
  });

  it('reads only a small part of a big file for a small box', async () => {
    const features = Array.from(
      { length: 5000 },
      (_, i): PlainFeature => ({
        type: 'Feature',
        properties: { id: `p${i}` },
        geometry: { type: 'Point', coordinates: [113 + (i % 100) / 1000, 34 + Math.floor(i / 100) / 1000] },
      }),
    );
    const { features: order } = await read(writeFgb('grid', features));
    // Hilbert order: one step in the file is about one step on the ground, not a line of the grid.
    const steps = order.slice(1).map((feature, i) => {
      const [x1, y1] = (feature.geometry as { coordinates: number[] }).coordinates as [number, number];
      const [x0, y0] = (order[i]!.geometry as { coordinates: number[] }).coordinates as [number, number];
      return Math.hypot(x1 - x0, y1 - y0) / 0.001;
    });
    expect(steps.reduce((a, b) => a + b, 0) / steps.length).toBeLessThan(1.5);
  });
});

describe('GDAL', () => {
  const version = gdalVersion();
  it(
    version
      ? `opens every layer file (${version})`
      : 'is not installed here: `ogrinfo` not found, so only the JavaScript reader was asked',
    async () => {
      if (!version) {
        process.stderr.write(
          'tests/data/fgb.test.ts: ogrinfo not found; install gdal-bin to have GDAL open the layer files\n',
        );
        return;
      }
      const folder = mkdtempSync(join(tmpdir(), 'fgb-'));
      try {
        for (const [path, source] of await layerFiles()) {
          const file = join(folder, `${path.split('/').at(-1)}.fgb`);
          writeFileSync(file, writeFgb('layer', source));
          const told = gdal('ogrinfo', '-al', '-so', file);
          expect(told).toContain(`Feature Count: ${source.length}`);
          expect(told).toContain('4490');
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
