import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bboxPolygon } from '@turf/turf';
import DxfParser from 'dxf-parser';
import type { FeatureCollection, Position } from 'geojson';
import readXlsxFile from 'read-excel-file/node';
import shp from 'shpjs';
import { describe, expect, test } from 'vitest';
import { toCm114 } from '../../src/geo/project.ts';
import { pathsOf, type Ring } from '../../src/geo/shapes.ts';
import { exportSite } from '../../src/site/export-site.ts';
import { gdal, gdalVersion } from '../helpers/gdal.ts';
import { openPostgis } from '../helpers/postgis.ts';
import type { PlainSite } from './sites.ts';

const box = (lon: number, lat: number, side: number): Ring =>
  bboxPolygon([lon, lat, lon + side, lat + side]).geometry.coordinates[0]!;
/** A parcel of two parts, the first with a hole, and a plain one: names in Chinese, one that begins like a formula. */
const SITE: PlainSite = {
  name: '上街区示例',
  accuracyM: 0.05,
  parcels: [
    {
      name: '一期(北)',
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [box(113.28, 34.8, 0.002), box(113.2805, 34.8005, 0.0005).toReversed()],
          [box(113.285, 34.8, 0.001)],
        ],
      },
    },
    { name: '=1+1 二期', geometry: { type: 'Polygon', coordinates: [box(113.29, 34.8, 0.0015)] } },
  ],
};

async function written(format: string, epsg: number, encoding?: 'gbk' | 'utf-8'): Promise<Uint8Array> {
  const file = await exportSite(SITE, { format, epsg, ...(encoding && { encoding }) });
  if (!file.ok) throw new Error(file.problems[0].code);
  return file.value.bytes;
}

const corners = (positions: readonly Position[]) =>
  positions.map(([x, y]) => `${x!.toFixed(8)} ${y!.toFixed(8)}`).sort();
const ownCorners = SITE.parcels.map(({ geometry }) => corners(pathsOf(geometry).flat()));

describe('read by other programs', () => {
  test.each([
    [4547, 'gbk'],
    [4526, 'utf-8'],
    [4490, 'gbk'],
    [4508, 'utf-8'],
  ] as const)('a shapefile in EPSG:%i, %s, by shpjs: places by its .prj, names by its .cpg', async (epsg, encoding) => {
    const read = (await shp(await written('shp', epsg, encoding))) as FeatureCollection;
    expect(read.features.map(({ properties }) => properties!.名称)).toEqual(['一期(北)', '=1+1 二期']);
    expect(read.features.map(({ geometry }) => geometry.type)).toEqual(['MultiPolygon', 'Polygon']);
    const found = read.features.map(({ geometry }) => corners(pathsOf(geometry as never).flat()));
    expect(found).toEqual(ownCorners);
  });

  test('a drawing by dxf-parser: closed polylines in metres, layers and names in Chinese', async () => {
    const drawing = new DxfParser().parseSync(new TextDecoder().decode(await written('dxf', 4547)))!;
    const lines = drawing.entities.filter(({ type }) => type === 'POLYLINE') as unknown as {
      readonly layer: string;
      readonly shape: boolean;
      readonly vertices: readonly { readonly x: number; readonly y: number }[];
    }[];
    expect(lines.map(({ shape, vertices }) => [shape, vertices.length])).toEqual(Array(4).fill([true, 4]));
    const { eastM, northM } = toCm114([113.28, 34.8]);
    expect(lines[0]!.vertices[0]!.x).toBeCloseTo(eastM, 4);
    expect(lines[0]!.vertices[0]!.y).toBeCloseTo(northM, 4);
    const words = [...new Set(drawing.entities.map((entity) => unescaped(entity.layer)))];
    expect(words).toEqual(['用地红线', '地块名称']);
    const texts = drawing.entities.flatMap((entity) => ('text' in entity ? [unescaped(String(entity.text))] : []));
    expect(texts).toEqual(['一期(北)', '=1+1 二期']);
  });

  test('a workbook by read-excel-file: numbers are numbers, a name like a formula is text', async () => {
    const [sheet] = await readXlsxFile(Buffer.from(await written('xlsx', 4547)));
    const rows = sheet!.data;
    expect(rows[1]!.slice(0, 5)).toEqual(['地块名称', '点号', '圈号', 'X坐标(北)', 'Y坐标(东)']);
    const { eastM, northM } = toCm114([113.28, 34.8]);
    expect(rows[2]!.slice(0, 3)).toEqual(['一期(北)', 'J1', 1]);
    expect(rows[2]![3]).toBeCloseTo(northM, 4);
    expect(rows[2]![4]).toBeCloseTo(eastM, 4);
    expect(rows.at(-1)![0]).toBe('=1+1 二期');
  });

  test('KML and GeoJSON by PostGIS: the same land', async () => {
    const db = await openPostgis();
    const kml = new TextDecoder().decode(await written('kml', 4490));
    const shapes = [...kml.matchAll(/<(MultiGeometry|Polygon)>.*<\/\1>/g)].map(([shape]) => shape);
    const geojson = JSON.parse(new TextDecoder().decode(await written('geojson', 4490))) as FeatureCollection;
    for (const [i, { geometry }] of SITE.parcels.entries()) {
      const { rows } = await db.query<{ kml: number; json: number }>(
        `SELECT ST_Area(ST_SymDifference(ST_GeomFromKML($1), o)) AS kml, ST_Area(ST_SymDifference(ST_GeomFromGeoJSON($2), o)) AS json
         FROM (SELECT ST_GeomFromGeoJSON($3) AS o) AS own`,
        [shapes[i], JSON.stringify(geojson.features[i]!.geometry), JSON.stringify(geometry)],
      );
      expect(rows[0]!.kml).toBeLessThan(1e-12);
      expect(rows[0]!.json).toBeLessThan(1e-12);
    }
    await db.close();
  }, 120_000);
});

function unescaped(text: string): string {
  return text.replace(/\\U\+([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

describe('GDAL', () => {
  const version = gdalVersion();
  test(version ? `opens every vector format (${version})` : 'is not installed here: `ogrinfo` not found', async () => {
    if (!version) {
      process.stderr.write('tests/site-export/foreign.test.ts: ogrinfo not found; install gdal-bin to ask GDAL too\n');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    try {
      for (const [format, epsg, extension, count] of [
        ['shp', 4526, 'zip', 2],
        ['shp', 4508, 'zip', 2],
        ['shp', 4546, 'zip', 2],
        ['geojson', 4547, 'geojson', 2],
        ['kml', 4490, 'kml', 2],
        ['dxf', 4547, 'dxf', 6],
      ] as const) {
        const file = join(folder, `a.${extension}`);
        writeFileSync(file, await written(format, epsg));
        const path = format === 'shp' ? `/vsizip/${file}` : file;
        const told = gdal('ogrinfo', '-al', '-so', path);
        expect(told).toContain(`Feature Count: ${count}`);
        if (format === 'shp') expect(told).toContain(`ID["EPSG",${epsg}]`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
