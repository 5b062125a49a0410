import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PropertyValue, Zone } from '../../src/catalog/zone.ts';
import { exportLayer, LAYER_FORMATS, type LayerFormat } from '../../src/export/export-layer.ts';
import { pathsOf } from '../../src/geo/shapes.ts';
import { gdal, gdalVersion } from '../helpers/gdal.ts';
import { layerEntry } from '../helpers/layer-entry.ts';
import { squareRing } from '../helpers/layer-file.ts';

// What GDAL, and so QGIS, makes of a layer that was exported: every value and every corner.

const version = gdalVersion();
if (!version) {
  process.stderr.write('tests/export/gdal.test.ts: ogrinfo not found; install gdal-bin to ask GDAL too\n');
}

const ENTRY = layerEntry('eco_redline', { status: 'official', source: { zh: '规划局', en: 'Bureau' }, accuracyM: 2 });
/** Corners in binary fractions of a degree, which decimals hold whole. */
const HOLED: Polygon = {
  type: 'Polygon',
  coordinates: [squareRing(113.25, 34.25, 0.75).toReversed(), squareRing(113.5, 34.5, 0.25)],
};
const TWO: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [[squareRing(114.5, 34.5, 0.125).toReversed()], [squareRing(114.75, 34.75, 2 ** -24).toReversed()]],
};
/** Rare characters, text that looks like a number or a date, names cut to ten bytes that then are the same, numbers of all kinds. */
const ROWS: readonly Readonly<Record<string, PropertyValue>>[] = [
  {
    名称: '黄河(南岸)、𠮷家沟 “A” ',
    code: '00123',
    since: '2025-06-30',
    area_ellipsoid_m2: 1_234_567_890.125,
    area_ellipsoid_mu: 0.0000007,
    count: -12,
    protected: true,
    remark: null,
  },
  {
    名称: '二十四字以内'.repeat(6),
    code: '-0',
    since: '',
    area_ellipsoid_m2: 0,
    area_ellipsoid_mu: 12.5,
    count: null,
    protected: false,
    remark: 'one line',
  },
];
const ZONES: readonly Zone[] = [HOLED, TWO].map((geometry, i) => ({ id: `Z-${i}`, properties: ROWS[i]!, geometry }));

const corners = (geometry: Polygon | MultiPolygon) =>
  pathsOf(geometry)
    .map((path) => path.map(String).sort().join(' '))
    .sort();

/** GDAL leaves a column out of a feature's GeoJSON where a FlatGeobuf has no value. */
const NULLS: Readonly<Record<string, PropertyValue>> = { count: null, remark: null };

describe.skipIf(!version)(`GDAL reads a layer (${version})`, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gdal-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function written(format: LayerFormat) {
    const file = await exportLayer(ENTRY, ZONES, format);
    if (!file.ok) throw new Error(file.problems[0].code);
    const path = join(folder, file.value.name);
    writeFileSync(path, file.value.bytes);
    return { path: format === 'shp' ? `/vsizip/${path}` : path, bytes: file.value.bytes };
  }

  it.each(LAYER_FORMATS)('%s: every value, every corner, the system', async (format) => {
    const { path, bytes } = await written(format);
    const told = gdal('ogrinfo', '-al', '-so', path);
    // RFC 7946 knows no other system; it and CGCS2000 agree to less than the digits written.
    expect(told).toContain(format === 'geojson' ? 'ID["EPSG",4326]' : 'ID["EPSG",4490]');
    const out = gdal('ogr2ogr', '-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=24', '/vsistdout/', path);
    const { features } = JSON.parse(out) as FeatureCollection<Polygon | MultiPolygon>;
    const found = features.toSorted((a, b) => String(a.properties?.id).localeCompare(String(b.properties?.id)));
    expect(found.map(({ properties }) => properties?.id)).toEqual(['Z-0', 'Z-1']);
    const fields: Record<string, string> =
      format === 'shp' ? JSON.parse(new TextDecoder().decode(unzipSync(bytes)['eco_redline.json'])).fields : {};
    for (const [i, { properties, geometry }] of found.entries()) {
      const back = Object.fromEntries(
        Object.entries(properties ?? {}).map(([key, value]) => [fields[key] ?? key, value]),
      );
      const { id: _, ...values } = { ...NULLS, ...back };
      const meant = Object.fromEntries(Object.entries(ROWS[i]!).map(([key, value]) => [key, inTable(value, format)]));
      expect(values).toEqual(meant);
      expect(corners(geometry)).toEqual(corners(ZONES[i]!.geometry as Polygon));
    }
  });

  it('a box of the FlatGeobuf by its index', async () => {
    const { path } = await written('fgb');
    const box = ['-spat', '113.2', '34.2', '113.26', '34.3'];
    expect(gdal('ogrinfo', '-al', '-so', ...box, path)).toContain('Feature Count: 1');
    expect(gdal('ogrinfo', '-q', '-al', ...box, path)).toContain('Z-0');
  });
});

/** A shapefile's table has no true and false, and an empty text is none; blanks at the end are its padding. */
function inTable(value: PropertyValue, format: LayerFormat): PropertyValue {
  if (format !== 'shp') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.trimEnd() || null;
  return value;
}
