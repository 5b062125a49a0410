import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import { decodeOpen, fgbSource } from '../../src/catalog/fgb-source.ts';
import { decodeZones, encodeZones } from '../../src/catalog/packed-file.ts';
import { packedZones } from '../../src/catalog/packed-zones.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import { packLayer } from '../../src/geo/packed/pack-layer.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { sha256Hex } from '../../src/kernel/sha256.ts';
import { layerGrid } from '../../src/screening/zone-grid.ts';
import { multiPolygon, polygon, rectangle } from '../geo/shapes-for-tests.ts';
import { layerEntry } from '../helpers/layer-entry.ts';

function packed(zones: readonly Zone[]) {
  const layer = packLayer(
    zones.map(({ geometry }) => geometry),
    layerGrid(zones),
  );
  invariant(layer.ok, 'the zones are in the window');
  return layer.value;
}

function throughFile(zones: readonly Zone[]): Zone[] | null {
  const bytes = encodeZones(zones, packed(zones));
  return bytes && decodeZones(bytes);
}

const zone = (id: string, geometry: Geometry, properties: Zone['properties'] = { id }): Zone => ({
  id,
  properties,
  geometry,
});

/** Any double near the district, not only those with few decimals; north of 32°, where the remainders are short. */
const position = fc.tuple(
  fc.double({ min: 113, max: 113.4, noNaN: true }),
  fc.double({ min: 34.6, max: 34.9, noNaN: true }),
) as fc.Arbitrary<Position>;
const line = fc.array(position, { minLength: 2, maxLength: 80 });
const ring = fc.array(position, { minLength: 3, maxLength: 80 }).map((points) => [...points, [...points[0]!]]);
const rings = fc.array(ring, { minLength: 1, maxLength: 4 });
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  fc
    .array(position, { minLength: 1, maxLength: 5 })
    .map((coordinates) => ({ type: 'MultiPoint' as const, coordinates })),
  line.map((coordinates) => ({ type: 'LineString' as const, coordinates })),
  fc
    .array(line, { minLength: 1, maxLength: 4 })
    .map((coordinates) => ({ type: 'MultiLineString' as const, coordinates })),
  rings.map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
  fc
    .array(rings, { minLength: 1, maxLength: 4 })
    .map((coordinates) => ({ type: 'MultiPolygon' as const, coordinates })),
);
const properties = fc.dictionary(
  fc.stringMatching(/^[a-z_]{1,6}$/),
  fc.oneof(
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    fc.boolean(),
    fc.constant(null),
  ),
  { noNullPrototype: true },
);

describe('the packed file', () => {
  test('gives back every geometry to the last bit, and every property, stated null and left out apart', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), geometry, properties), { minLength: 1, maxLength: 6 }), (drawn) => {
        const zones = drawn.map(([id, shape, own]) => zone(id, shape, own));
        expect(throughFile(zones)).toEqual(zones);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps coordinates whose remainders are too long: nearer the equator than 32°', () => {
    const zones = [
      zone('A', {
        type: 'LineString',
        coordinates: [
          [110.123456789012, 5.1234567890123],
          [110.2, 1 / 3],
        ],
      }),
    ];
    expect(throughFile(zones)).toEqual(zones);
  });

  test('comes with the packed form, not to be made again', () => {
    const zones = [zone('A', polygon(rectangle(0, 0, 50, 50), rectangle(10, 10, 5, 5)))];
    const layer = packed(zones);
    const read = decodeZones(encodeZones(zones, layer)!)!;
    expect(packedZones(read)).toEqual(layer);
  });

  test('gives a long geometry out again as it was, whatever was asked between', () => {
    const round = (count: number, lon: number) =>
      Array.from({ length: count + 1 }, (_, i) => {
        const turn = (2 * Math.PI * (i % count)) / count;
        return [lon + 0.01 * Math.cos(turn), 34.8 + 0.01 * Math.sin(turn)];
      });
    const zones = [1200, 1300, 5].map((count, i) =>
      zone(`Z${i}`, { type: 'Polygon', coordinates: [round(count, 113 + i / 10)] }),
    );
    const read = throughFile(zones)!;
    for (const i of [0, 1, 0, 2, 0, 1, 1]) expect(read[i]!.geometry).toEqual(zones[i]!.geometry);
    expect(read[1]!.geometry).toBe(read[1]!.geometry);
  });

  test('is not made of what it could not give back', () => {
    const open = polygon(rectangle(0, 0, 50, 50));
    open.coordinates[0]!.pop();
    const high: Geometry = {
      type: 'LineString',
      coordinates: [
        [113.3, 34.8, 120],
        [113.31, 34.8, 121],
      ],
    };
    const collection: Geometry = { type: 'GeometryCollection', geometries: [polygon(rectangle(0, 0, 5, 5))] };
    for (const shape of [open, high, collection]) expect(throughFile([zone('A', shape)])).toBeNull();
  });

  test('cut anywhere, it is nothing', () => {
    const zones = [
      zone('A', polygon(rectangle(0, 0, 50, 50))),
      zone('B', multiPolygon(polygon(rectangle(90, 0, 5, 5)))),
    ];
    const bytes = encodeZones(zones, packed(zones))!;
    for (let length = 0; length < bytes.length; length++) expect(decodeZones(bytes.slice(0, length))).toBeNull();
  });
});

describe('a published layer with a packed file beside it', () => {
  const collection = {
    type: 'FeatureCollection',
    features: [rectangle(0, 0, 50, 50), rectangle(90, 0, 5, 5)].map((shape, i) => ({
      type: 'Feature',
      properties: { id: `Z${i}`, level: i },
      geometry: polygon(shape),
    })),
  };
  const open = new TextEncoder().encode(JSON.stringify(collection));

  async function published() {
    const zones = (await decodeOpen(open))!;
    const fast = encodeZones(zones, packed(zones))!;
    const file = (path: string, bytes: Uint8Array) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) });
    const built: NonNullable<LayerEntry['built']> = {
      ...file('layers/eco.geojson', open),
      featureCount: 2,
      vertexCount: 10,
      bbox: [113, 34, 114, 35],
      packed: file('layers/eco.packed', fast),
    };
    return { zones, fast, entry: layerEntry('eco', { built }) };
  }

  async function load(entry: LayerEntry, files: Readonly<Record<string, Uint8Array>>) {
    const asked: string[] = [];
    const source = fgbSource(
      { schema: 1, themes: [], layers: [entry] },
      {
        read: async (path) => {
          asked.push(path);
          const bytes = files[path];
          if (!bytes) throw new Error('404');
          return bytes;
        },
      },
    );
    return { result: await source.load('eco'), asked };
  }

  test('is read from it alone', async () => {
    const { zones, fast, entry } = await published();
    const { result, asked } = await load(entry, { 'layers/eco.packed': fast, 'layers/eco.geojson': open });
    expect(result).toMatchObject({ ok: true, warnings: [] });
    expect(result.ok && result.value).toEqual(zones);
    expect(asked).toEqual(['layers/eco.packed']);
  });

  test.each([
    ['gone', () => undefined],
    ['cut short', (fast: Uint8Array) => fast.slice(0, fast.length / 2)],
    ['changed in one bit', (fast: Uint8Array) => fast.map((byte, i) => (i === 100 ? byte ^ 1 : byte))],
    ['another file', () => open],
  ])('is read from the open file, with a warning, where it is %s', async (_, spoil) => {
    const { zones, fast, entry } = await published();
    const spoilt = spoil(fast);
    const { result } = await load(entry, {
      ...(spoilt && { 'layers/eco.packed': spoilt }),
      'layers/eco.geojson': open,
    });
    expect(result.ok && result.value).toEqual(zones);
    expect(result).toMatchObject({ warnings: [{ code: 'layer_packed_unusable', where: { layer: 'eco' } }] });
  });

  test('whose files are both broken fails; it is never an empty layer', async () => {
    const { fast, entry } = await published();
    const files = { 'layers/eco.packed': fast.slice(8), 'layers/eco.geojson': open.slice(8) };
    expect((await load(entry, files)).result).toMatchObject({ ok: false, problems: [{ code: 'layer_hash_mismatch' }] });
    expect((await load(entry, {})).result).toMatchObject({ ok: false, problems: [{ code: 'layer_unreadable' }] });
  });

  test('fewer zones than the catalogue promises are not believed', async () => {
    const { zones, entry } = await published();
    const fewer = encodeZones(zones.slice(1), packed(zones.slice(1)))!;
    const built = {
      ...entry.built!,
      packed: { path: 'layers/eco.packed', bytes: fewer.length, sha256: sha256Hex(fewer) },
    };
    const { result } = await load({ ...entry, built }, { 'layers/eco.packed': fewer, 'layers/eco.geojson': open });
    expect(result).toMatchObject({ ok: true, warnings: [{ code: 'layer_packed_unusable' }] });
  });
});
