import { geojson as fgb } from 'flatgeobuf';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import { memorySource } from '../../src/catalog/memory-source.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import { packLayer } from '../../src/geo/packed/pack-layer.ts';
import { buildLayer, type LayerStatement, statementFlaws } from '../../src/intake/build-layer.ts';
import { checkLayer } from '../../src/intake/check-layer.ts';
import { guessRole } from '../../src/intake/guess-role.ts';
import type { IncomingFile } from '../../src/intake/incoming.ts';
import { guessFields } from '../../src/intake/map-fields.ts';
import { readLayerFile } from '../../src/intake/read-layer-file.ts';
import { settleLayer } from '../../src/intake/settle-layer.ts';
import { targetFields } from '../../src/intake/target-fields.ts';
import { layerGrid } from '../../src/screening/zone-grid.ts';
import { overlaidSource } from '../../src/worker/overlaid-source.ts';
import { type LayerRecord, layerZip, squareRing } from '../helpers/layer-file.ts';
import { CARDS, RULES } from '../helpers/plan.ts';

const ROLES = CARDS.map(({ $schema: _, file: __, ...card }): LayerEntry => ({ ...card, version: null }));
const STATEMENT: LayerStatement = {
  status: 'official',
  source: '上街区资源规划局',
  date: '2025-06-30',
  version: null,
  accuracyM: 2,
  coverage: { role: 'district' },
  complete: true,
};

function card(role: string): LayerEntry {
  const found = ROLES.find((entry) => entry.role === role);
  if (!found) throw new Error(role);
  return found;
}

async function read(name: string, bytes: Uint8Array): Promise<IncomingFile> {
  const result = await readLayerFile(name, bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** The one layer of a file as a role, all guesses taken. */
async function check(name: string, bytes: Uint8Array, role: string) {
  const file = await read(name, bytes);
  const layer = file.layers[0]!;
  const system = settleLayer(layer, file.defaultEpsg);
  if (system.kind !== 'settled') throw new Error(JSON.stringify(system));
  const targets = targetFields(card(role), RULES.rules);
  const fields = guessFields(targets, layer.fields);
  const wish = { card: card(role), reading: system.reading, targets, fields };
  return { system, fields, checked: checkLayer(layer, wish) };
}

const RED_LINE: readonly LayerRecord[] = [
  { ring: squareRing(113.27, 34.72, 0.01), attributes: { BSM: 'A1', HXMC: '五云山水源涵养区', HXLX: '水源涵养' } },
  { ring: squareRing(113.3, 34.74, 0.005), attributes: { BSM: 'A2', HXMC: '汜水河湿地', HXLX: '河流湿地' } },
];
const BOW_TIE: LayerRecord = {
  ring: [
    [113.25, 34.73],
    [113.26, 34.74],
    [113.26, 34.73],
    [113.25, 34.74],
    [113.25, 34.73],
  ],
  attributes: { BSM: 'A3', HXMC: '打结的面', HXLX: '水土保持' },
};

function collection(features: readonly { geometry: unknown; properties: object }[], members: object = {}): Uint8Array {
  const listed = features.map((feature) => ({ type: 'Feature', ...feature }));
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...members, features: listed }));
}

const SQUARE: Polygon = { type: 'Polygon', coordinates: [squareRing(113.27, 34.72, 0.01).toReversed()] };

describe('a shapefile in EPSG:4526 with attributes in GBK', () => {
  it('comes to the place it was projected from, with its names', async () => {
    const { system, checked, fields } = await check('红线.zip', await layerZip('STBHHX', RED_LINE), 'eco_redline');
    expect(system.reading.epsg).toBe(4526);
    expect(system.how).toBe('declared');
    expect(fields).toMatchObject({ id: 'BSM', name: 'HXMC', redline_type: 'HXLX' });
    expect(checked.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checked.zones.map(({ id, properties }) => [id, properties.name, properties.redline_type])).toEqual([
      ['A1', '五云山水源涵养区', '水源涵养'],
      ['A2', '汜水河湿地', '河流湿地'],
    ]);
    const corners = (checked.zones[0]!.geometry as Polygon).coordinates[0]!;
    expect(corners.some(([lon, lat]) => Math.hypot(lon! - 113.28, lat! - 34.73) < 1e-8)).toBe(true);
  });

  it('is refused with the place of a bow-tie', async () => {
    const { checked } = await check('红线.zip', await layerZip('STBHHX', [...RED_LINE, BOW_TIE]), 'eco_redline');
    expect(checked.errors).toBe(1);
    const [problem] = checked.problems;
    expect(problem).toMatchObject({ code: 'layer_self_intersection', where: { feature: 'A3' } });
    // The diagonals of the square cross in its middle.
    expect(problem?.where?.lon).toBeCloseTo(113.255, 5);
    expect(problem?.where?.lat).toBeCloseTo(34.735, 5);
  });

  it('is never read silently where its system is not told', async () => {
    const file = await read('b.zip', await layerZip('STBHHX', RED_LINE, 4547));
    const { system: _, ...layer } = file.layers[0]!;
    const silent = settleLayer({ ...layer, system: { axisOrder: 'east_first' } });
    expect(silent.kind).toBe('settled');
    expect(silent.kind === 'settled' && silent.warnings.map(({ code }) => code)).toEqual(['crs_assumed']);
    const other = settleLayer({ ...layer, system: { axisOrder: 'east_first', declaredEpsg: 4548 } });
    expect(other).toMatchObject({ kind: 'open', why: { code: 'wrong_central_meridian' } });
    const chosen = settleLayer({ ...layer, system: { axisOrder: 'east_first', declaredEpsg: 4548 } }, undefined, 0);
    expect(chosen).toMatchObject({ kind: 'settled', how: 'chosen', reading: { epsg: 4547 } });
  });
});

describe('roles', () => {
  const guess = async (name: string, stem: string, attributes: Record<string, string> = { BSM: '1' }) => {
    const file = await read(name, await layerZip(stem, [{ ring: squareRing(113.27, 34.72, 0.01), attributes }]));
    return guessRole(file.layers[0]!, name, ROLES);
  };

  it('are known by codes of layers, Chinese names and attributes', async () => {
    expect(await guess('a.zip', 'STBHHX')).toMatchObject({
      sure: true,
      guesses: [{ role: 'eco_redline', by: 'name' }],
    });
    expect((await guess('岸线管控范围_2025.zip', 'layer1')).guesses[0]?.role).toBe('shoreline_ctrl');
    const units = await guess('a.zip', 'layer1', { HJGKDYBM: 'ZH41010620001' });
    expect(units).toMatchObject({ sure: true, guesses: [{ role: 'eco_unit', by: 'attributes' }] });
    expect(await guess('a.zip', 'layer1')).toMatchObject({ sure: false, guesses: [] });
  });

  it('are asked for where a code stands for two things', async () => {
    const both = await guess('CZKFBJ.zip', 'CZKFBJ');
    expect(both).toMatchObject({ sure: false, ambiguousName: true, guesses: [{ role: 'urban_boundary' }] });
  });

  it('get the terms rules ask for', async () => {
    const record = (level: string, lon: number) => {
      return { ring: squareRing(lon, 34.72, 0.005), attributes: { SYDMC: '一号水源', BHQJB: level } };
    };
    const bytes = await layerZip('SYDBHQ', [
      record('一级保护区', 113.27),
      record('准保护区', 113.28),
      record('其他', 113.29),
    ]);
    const { checked } = await check('a.zip', bytes, 'water_source');
    expect(checked.zones.map(({ properties }) => properties.level)).toEqual(['1', 'quasi', undefined]);
    expect(checked.problems).toMatchObject([
      { code: 'layer_value_strange', where: { feature: '3' }, params: { property: 'level', value: '其他' } },
    ]);
    const without = await check('b.zip', await layerZip('SYDBHQ', RED_LINE), 'water_source');
    expect(without.checked.problems.map(({ code }) => code)).toContain('layer_property_missing');
  });
});

describe('other formats', () => {
  it('GeoJSON keeps what it says of itself; another kind of shape is refused', async () => {
    const line = {
      geometry: {
        type: 'LineString',
        coordinates: [
          [113.2, 34.7],
          [113.3, 34.8],
        ],
      },
      properties: {},
    };
    const bytes = collection([{ geometry: SQUARE, properties: { id: 'x' } }, line], { source: '某局' });
    const file = await read('eco_redline.geojson', bytes);
    expect(file.layers[0]?.members).toEqual({ source: '某局' });
    expect(guessRole(file.layers[0]!, 'eco_redline.geojson', ROLES).guesses[0]).toEqual({
      role: 'eco_redline',
      by: 'member',
    });
    const { checked } = await check('eco_redline.geojson', bytes, 'eco_redline');
    expect(checked.problems[0]).toMatchObject({ code: 'layer_wrong_kind', where: { feature: '2' } });
  });

  it('KML brings extended data and points', async () => {
    const kml = `<kml><Document><Placemark><name>一号</name><ExtendedData><Data name="DKBM"><value>W1</value></Data>
      </ExtendedData><Point><coordinates>113.28,34.8,0</coordinates></Point></Placemark></Document></kml>`;
    const { checked } = await check('污水处理厂.kml', new TextEncoder().encode(kml), 'wwtp');
    expect(checked.zones).toMatchObject([
      { id: 'W1', properties: { name: '一号' }, geometry: { type: 'Point', coordinates: [113.28, 34.8] } },
    ]);
  });

  it('FlatGeobuf is read with its own system', async () => {
    const features: FeatureCollection = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { BSM: 'F1' }, geometry: SQUARE }],
    };
    const { checked, system } = await check('a.fgb', fgb.serialize(features), 'eco_redline');
    expect(system.reading.inWindow).toBe('all');
    expect(checked.zones[0]?.id).toBe('F1');
  });

  it('GeoPackage is refused with what to do instead', async () => {
    const bytes = new TextEncoder().encode('SQLite format 3\0'.padEnd(200, ' '));
    const result = await readLayerFile('a.gpkg', bytes);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual([
      'unsupported_format',
      'save_as_shapefile',
    ]);
  });

  it('tells twins, far features and records without a shape', async () => {
    const far = { type: 'Polygon', coordinates: [squareRing(116.3, 39.9, 0.01).toReversed()] };
    const bytes = collection([
      { geometry: SQUARE, properties: { id: '1' } },
      { geometry: SQUARE, properties: { id: '1' } },
      { geometry: null, properties: { id: '3' } },
    ]);
    const codes = (await check('a.geojson', bytes, 'eco_redline')).checked.problems.map(({ code }) => code);
    expect(codes).toEqual(['layer_feature_empty', 'layer_ids_not_unique', 'layer_duplicate_shape']);
    const wide = collection([
      { geometry: SQUARE, properties: {} },
      { geometry: far, properties: {} },
    ]);
    const part = (await check('a.geojson', wide, 'eco_redline')).checked.problems.map(({ code }) => code);
    expect(part).toContain('layer_outside_window');
  });
});

describe('a layer to be kept', () => {
  const built = (zones: readonly Zone[], role = 'eco_redline', statement = STATEMENT) => {
    const packed = packLayer(
      zones.map(({ geometry }) => geometry),
      layerGrid(zones),
    );
    if (!packed.ok) throw new Error('not packed');
    return buildLayer(card(role), zones, packed.value, statement);
  };

  it('is read back by the reader of published layers, and refused once a byte went bad', async () => {
    const { checked } = await check('红线.zip', await layerZip('STBHHX', RED_LINE), 'eco_redline');
    const layer = built(checked.zones);
    if (!layer.ok) throw new Error('not built');
    const catalog = { schema: 1 as const, themes: [], layers: ROLES };
    const none = { read: () => Promise.reject(new Error('nothing is published')) };
    const user = (change: (bytes: Uint8Array) => Uint8Array) => {
      const files = [...layer.value.files].map(
        ([path, bytes]) => [path, new Blob([change(bytes) as Uint8Array<ArrayBuffer>])] as const,
      );
      return { entry: layer.value.entry, files: new Map(files) };
    };
    const source = overlaidSource(catalog, none, [user((bytes) => bytes)]);
    expect(source.catalog.layers.find(({ role }) => role === 'eco_redline')).toMatchObject({
      status: 'official',
      accuracyM: 2,
      source: { zh: '上街区资源规划局' },
      label: { zh: 'name', en: 'name' },
    });
    const zones = await source.load('eco_redline');
    expect(zones.ok && zones.value.map(({ id, geometry }) => ({ id, geometry }))).toEqual(
      checked.zones.map(({ id, geometry }) => ({ id, geometry })),
    );
    const bad = user((bytes) => bytes.with(bytes.length - 9, 0x30));
    const broken = await overlaidSource(catalog, none, [bad]).load('eco_redline');
    expect(broken.ok ? [] : broken.problems.map(({ code }) => code)).toEqual(['layer_hash_mismatch']);
    expect(memorySource(catalog, {}).catalog.layers).toHaveLength(ROLES.length);
  });

  it('says nothing that its keeper did not state', () => {
    expect(statementFlaws({ ...STATEMENT, source: ' ', date: null, accuracyM: -1 })).toEqual([
      'source',
      'date',
      'accuracyM',
    ]);
    expect(statementFlaws({ ...STATEMENT, status: 'user', date: null, accuracyM: null })).toEqual([]);
    const zones = [{ id: '1', properties: { id: '1' }, geometry: SQUARE }];
    const bare = built(zones, 'eco_redline', { ...STATEMENT, coverage: null, complete: false, accuracyM: null });
    expect(bare.ok && bare.value.entry).toMatchObject({ coverage: null, complete: false, accuracyM: null });
    // The card's own words are about invented shapes.
    expect(bare.ok && bare.value.entry.about).toBeUndefined();
    expect(bare.ok && bare.value.entry.label).toBeUndefined();
  });
});
