import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Zone } from '../../src/catalog/zone.ts';
import { zipFiles } from '../../src/files/zip-files.ts';
import { pathsOf } from '../../src/geo/shapes.ts';
import { checkLayer } from '../../src/intake/check-layer.ts';
import { guessFields } from '../../src/intake/map-fields.ts';
import { readLayerFile } from '../../src/intake/read-layer-file.ts';
import { settleLayer } from '../../src/intake/settle-layer.ts';
import { targetFields } from '../../src/intake/target-fields.ts';
import { gdal, gdalVersion } from '../helpers/gdal.ts';
import { squareRing } from '../helpers/layer-file.ts';
import { CARDS, RULES } from '../helpers/plan.ts';

// Layers as GDAL, and so QGIS, writes them: projected by it, in its encodings, with its types.

const version = gdalVersion();
if (!version) {
  process.stderr.write('tests/intake/gdal.test.ts: ogr2ogr not found; install gdal-bin to have GDAL write layers\n');
}

const RING = squareRing(113.27, 34.72, 0.01).toReversed();
const SOURCE = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { BSM: 'A1', HXMC: '五云山水源涵养区', HXLX: '水源涵养', PZSJ: '2018-06-29', MJ: 101.25 },
      geometry: { type: 'Polygon', coordinates: [RING, squareRing(113.273, 34.723, 0.002)] },
    },
    {
      type: 'Feature',
      properties: { BSM: 'A2', HXMC: '汜水河湿地', HXLX: '河流湿地', PZSJ: null, MJ: null },
      geometry: { type: 'MultiPolygon', coordinates: [[squareRing(113.3, 34.74, 0.005).toReversed()]] },
    },
  ],
};
const NO_SHAPE = { type: 'Feature', properties: { BSM: 'A3', HXMC: '无图形', HXLX: '水土保持' }, geometry: null };

/** Arguments of ogr2ogr, the system that is to be read from the file, and what its numbers are true to, degrees. */
const WAYS = [
  ['shapefile in GBK, zone 38', 4526, ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=GBK', '-t_srs', 'EPSG:4526']],
  ['shapefile in UTF-8, CM 114', 4547, ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8', '-t_srs', 'EPSG:4547']],
  ['shapefile in degrees', 4490, ['-f', 'ESRI Shapefile', '-lco', 'ENCODING=GBK', '-t_srs', 'EPSG:4490']],
  ['FlatGeobuf, zone 38', 4526, ['-f', 'FlatGeobuf', '-nlt', 'MULTIPOLYGON', '-t_srs', 'EPSG:4526']],
  ['FlatGeobuf without index', 4490, ['-f', 'FlatGeobuf', '-lco', 'SPATIAL_INDEX=NO', '-t_srs', 'EPSG:4490']],
  ['GeoJSON, RFC 7946', 4490, ['-f', 'GeoJSON', '-lco', 'RFC7946=YES', '-lco', 'COORDINATE_PRECISION=10']],
  ['GeoJSON with a crs member', 4547, ['-f', 'GeoJSON', '-t_srs', 'EPSG:4547']],
  ['KML', 4490, ['-f', 'KML', '-mapFieldType', 'Date=String']],
] as const;

describe.skipIf(!version)(`layers written by GDAL (${version})`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gdal-'));
    writeFileSync(join(folder, 'plain.json'), JSON.stringify(SOURCE));
    writeFileSync(join(folder, 'holes.json'), JSON.stringify({ ...SOURCE, features: [...SOURCE.features, NO_SHAPE] }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A file as ogr2ogr leaves it; the members of a shapefile zipped, as they are handed over. */
  async function written(name: string, args: readonly string[], source = 'plain.json') {
    const target = mkdtempSync(join(folder, 'out-'));
    const file = join(
      target,
      args.includes('ESRI Shapefile') ? 'STBHHX.shp' : `STBHHX.${args.includes('FlatGeobuf') ? 'fgb' : 'json'}`,
    );
    gdal('ogr2ogr', ...args, '-nln', 'STBHHX', file, join(folder, source));
    const members = readdirSync(target).map((member) => ({ name: member, bytes: readFileSync(join(target, member)) }));
    return {
      name,
      bytes: args.includes('ESRI Shapefile') ? await zipFiles(members) : new Uint8Array(members[0]!.bytes),
    };
  }

  async function checked(name: string, bytes: Uint8Array) {
    const file = await readLayerFile(name, bytes);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    const layer = file.value.layers[0]!;
    const system = settleLayer(layer, file.value.defaultEpsg);
    if (system.kind !== 'settled') throw new Error(JSON.stringify(system));
    const { $schema: _, file: __, ...card } = CARDS.find(({ role }) => role === 'eco_redline')!;
    const entry = { ...card, version: null };
    const targets = targetFields(entry, RULES.rules);
    const fields = guessFields(targets, layer.fields);
    return {
      epsg: system.reading.epsg,
      layer,
      ...checkLayer(layer, { card: entry, reading: system.reading, targets, fields }),
    };
  }

  it.each(WAYS)('%s', async (name, epsg, args) => {
    const { bytes } = await written(name, args);
    const { epsg: read, zones, problems } = await checked(name, bytes);
    expect(read).toBe(epsg);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    // An index puts them in another order.
    const [first, second] = zones.toSorted((a, b) => a.id.localeCompare(b.id)) as [Zone, Zone];
    expect([first, second].map(({ id, properties }) => [id, properties.name, properties.redline_type])).toEqual([
      ['A1', '五云山水源涵养区', '水源涵养'],
      ['A2', '汜水河湿地', '河流湿地'],
    ]);
    const rings = pathsOf(first.geometry as Parameters<typeof pathsOf>[0]);
    expect(rings.length).toBe(2);
    const near = (a: Position, b: Position) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!) < 2e-9;
    for (const corner of RING) expect(rings.flat().some((place) => near(place, corner))).toBe(true);
  });

  // A FlatGeobuf by GDAL has no such records.
  it.each([WAYS[0], WAYS[5]])('%s with a record that has no shape: told', async (name, _, args) => {
    const { bytes } = await written(name, args, 'holes.json');
    const { zones, problems } = await checked(name, bytes);
    expect(zones.map(({ id }) => id).sort()).toEqual(['A1', 'A2']);
    expect(problems.map(({ code, where }) => [code, where?.feature])).toContainEqual(['layer_feature_empty', 'A3']);
  });

  it('reads dates and numbers of a shapefile as they stand', async () => {
    const { bytes } = await written(...([WAYS[0][0], WAYS[0][2]] as const));
    const { layer } = await checked('a.zip', bytes);
    expect(layer.features.map(({ attributes }) => [attributes.PZSJ, attributes.MJ])).toEqual([
      ['2018-06-29', '101.25'],
      ['', ''],
    ]);
  });
});
