import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon } from '@turf/turf';
import { unzipSync } from 'fflate';
import { geojson } from 'flatgeobuf';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import shp from 'shpjs';
import { describe, expect, it, vi } from 'vitest';
import type { PropertyValue, Zone } from '../../src/catalog/zone.ts';
import { exportLayer, LAYER_FORMATS, type LayerFormat } from '../../src/export/export-layer.ts';
import { flatten, pathsOf } from '../../src/geo/shapes.ts';
import { readLayerFile } from '../../src/intake/read-layer-file.ts';
import { layerEntry } from '../helpers/layer-entry.ts';

// The reader tells each step of its search.
vi.spyOn(console, 'debug').mockReturnValue(undefined);

const ENTRY = layerEntry('eco_redline', { status: 'schematic', coverage: { role: 'district' }, accuracyM: 100 });

function zonesOf(role: string): Zone[] {
  const path = join(import.meta.dirname, '../../data/layers', `${role}.geojson`);
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection;
  return features.map(({ properties, geometry }) => {
    const { id, ...rest } = properties as Record<string, PropertyValue>;
    return { id: String(id), properties: rest, geometry };
  });
}

async function written(zones: readonly Zone[], format: LayerFormat, selected?: ReadonlySet<string>) {
  const file = await exportLayer(ENTRY, zones, format, selected && { ids: selected });
  if (!file.ok) throw new Error(file.problems[0].code);
  return { ...file.value, codes: file.warnings.map(({ code }) => code) };
}

async function readFgb(bytes: Uint8Array): Promise<{ header: HeaderMeta | undefined; features: Feature[] }> {
  let header: HeaderMeta | undefined;
  const features: Feature[] = [];
  const headerMetaFn = (meta: HeaderMeta): void => {
    header = meta;
  };
  for await (const feature of geojson.deserialize(bytes, { headerMetaFn })) features.push(feature as Feature);
  return { header, features };
}

/** The statement beside a shapefile. */
function sidecar(bytes: Uint8Array, name: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(unzipSync(bytes)[name]));
}

const ring = (west: number, south: number, side: number) =>
  bboxPolygon([west, south, west + side, south + side]).geometry.coordinates[0]!;
/** A square with a square hole. */
const square = (lon: number, side = 0.01): Geometry => ({
  type: 'Polygon',
  coordinates: [ring(lon, 34.8, side), ring(lon + side / 4, 34.8 + side / 4, side / 4).toReversed()],
});

const MIXED: Zone[] = [
  {
    id: 'a',
    properties: { name: '一号', level: 1, protected_since: 1998, protected_status: '甲' },
    geometry: square(113.2),
  },
  { id: 'b', properties: { name: '二号', level: '二级' }, geometry: { type: 'Point', coordinates: [113.3, 34.8] } },
  {
    id: 'c',
    properties: { name: null, level: true, protected_since: 2001.25 },
    geometry: {
      type: 'GeometryCollection',
      geometries: [
        square(113.4),
        {
          type: 'LineString',
          coordinates: [
            [113.5, 34.8],
            [113.6, 34.9],
          ],
        },
      ],
    },
  },
];

describe('a layer as a file', () => {
  it('keeps every coordinate of layers of areas, lines and points, in each format', async () => {
    for (const role of ['eco_redline', 'rail_line', 'wwtp', 'key_project']) {
      const zones = zonesOf(role);
      const sorted = (features: readonly Feature[]) =>
        Object.fromEntries(features.map(({ properties, geometry }) => [String(properties?.id), geometry]));
      const wanted = Object.fromEntries(zones.map(({ id, geometry }) => [id, geometry]));
      const plain = JSON.parse(new TextDecoder().decode((await written(zones, 'geojson')).bytes)) as FeatureCollection;
      expect(sorted(plain.features), role).toEqual(wanted);
      expect(sorted((await readFgb((await written(zones, 'fgb')).bytes)).features), role).toEqual(wanted);
      const zipped = (await written(zones, 'shp')).bytes;
      // The reader takes the statement for a layer too.
      const shapes = ([await shp(zipped)].flat() as FeatureCollection[]).filter(({ features }) => features);
      // The format turns rings the other way, and the reader projects: the set of corners is the same to a nanodegree.
      const corners = (geometry: Geometry) =>
        flatten(geometry)
          .flatMap((part) => pathsOf(part).flat())
          .map((at) => at.map((deg) => deg.toFixed(9)).join(' '));
      const loosely = (of: Record<string, Geometry>) =>
        Object.fromEntries(Object.entries(of).map(([id, geometry]) => [id, new Set(corners(geometry))]));
      expect(loosely(sorted(shapes.flatMap(({ features }) => features))), role).toEqual(loosely(wanted));
    }
  });

  it('says with the data what is known of them', async () => {
    const zones = zonesOf('eco_redline');
    const stated = {
      role: 'eco_redline',
      status: 'schematic',
      accuracyM: 100,
      complete: true,
      coverage: { role: 'district' },
    };
    expect(JSON.parse(new TextDecoder().decode((await written(zones, 'geojson')).bytes))).toMatchObject(stated);
    const { header } = await readFgb((await written(zones, 'fgb')).bytes);
    expect(JSON.parse(header?.metadata ?? '')).toMatchObject(stated);
    expect(header?.crs?.code).toBe(4490);
    expect(sidecar((await written(zones, 'shp')).bytes, 'eco_redline.json')).toMatchObject(stated);
  });

  it('comes back in through the intake, in every format', async () => {
    const zones = zonesOf('eco_redline');
    for (const format of LAYER_FORMATS) {
      const { name, bytes } = await written(zones, format);
      const read = await readLayerFile(name, bytes);
      const layer = read.ok ? read.value.layers[0] : undefined;
      expect(layer?.features.length, format).toBe(zones.length);
    }
  });

  it('never says of a selection that it is complete or covers anything', async () => {
    const zones = zonesOf('eco_redline');
    const chosen = new Set([zones[1]!.id]);
    const { name, bytes } = await written(zones, 'geojson', chosen);
    const file = JSON.parse(new TextDecoder().decode(bytes));
    expect(name).toBe('eco_redline_selection.geojson');
    expect(file.features.map((feature: Feature) => feature.properties?.id)).toEqual([zones[1]!.id]);
    expect(file.complete).toBe(false);
    expect(file).not.toHaveProperty('coverage');
    const nothing = await exportLayer(ENTRY, zones, 'fgb', { ids: new Set(['nowhere']) });
    expect(nothing.ok ? null : nothing.problems[0].code).toBe('layer_nothing_to_write');
  });

  it('writes mixed shapes as a shapefile each, and mixed values of a property as text', async () => {
    const { bytes, codes } = await written(MIXED, 'shp');
    expect(codes).toEqual(['written_as_layers']);
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.endsWith('.shp'))).toEqual(
      ['area', 'line', 'point'].map((kind) => `eco_redline_${kind}.shp`),
    );
    expect(sidecar(bytes, 'eco_redline.json').fields).toEqual({
      id: 'id',
      name: 'name',
      level: 'level',
      protected_: 'protected_since',
      protected2: 'protected_status',
    });
    const layers = ((await shp(bytes)) as FeatureCollection[]).filter(({ features }) => features);
    const areas = layers.find(({ features }) => features.some(({ properties }) => properties?.id === 'a'))!;
    expect(areas.features.map(({ properties }) => properties)).toMatchObject([
      { id: 'a', name: '一号', level: '1', protected_: 1998, protected2: '甲' },
      { id: 'c', level: 'true', protected_: 2001.25 },
    ]);
    const point = layers.flatMap(({ features }) => features).find(({ properties }) => properties?.id === 'b')!;
    expect(point.geometry).toEqual({ type: 'Point', coordinates: [113.3, 34.8] });
    const { features } = await readFgb((await written(MIXED, 'fgb')).bytes);
    expect(features.map(({ geometry }) => geometry.type).toSorted()).toEqual([
      'MultiLineString',
      'MultiPolygon',
      'Point',
      'Polygon',
    ]);
  });

  it('tells of text that a shapefile cannot hold whole', async () => {
    const long: Zone[] = [{ id: 'a', properties: { note: '长'.repeat(100) }, geometry: square(113.2) }];
    expect((await written(long, 'shp')).codes).toEqual(['text_cut']);
    expect((await written(long, 'fgb')).codes).toEqual([]);
  });
});
