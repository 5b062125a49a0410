import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importSite } from '../../src/site/import-site.ts';

/** One file of `expected.json`; its `meaning` member explains the fields. */
interface ExpectedFile {
  readonly file: string;
  readonly outcome: string;
  readonly also_ok: readonly string[];
  readonly codes: readonly string[];
  readonly codes_optional: readonly string[];
  readonly location?: { readonly lon: number; readonly lat: number; readonly tol_deg: number };
  readonly parcels: readonly {
    readonly name: string;
    readonly crs: string;
    readonly area_plane_m2: number;
    readonly area_ellipsoid_range_m2: readonly [number, number];
    readonly centroid: readonly [number, number];
    readonly n_holes: number;
    readonly bbox: readonly number[];
  }[];
}

const FOLDER = new URL('../fixtures/sites/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as { files: ExpectedFile[] };
const present = new Set(readdirSync(FOLDER));
const files = expected.files.filter(
  ({ file }) => present.has(file) && (file.endsWith('.geojson') || file === 's27_empty.txt'),
);

describe('importSite on the GeoJSON samples', () => {
  test('all seven are here', () => {
    expect(files).toHaveLength(7);
  });

  test.each(files)('$file → $outcome $codes', async (wanted) => {
    const bytes = new Uint8Array(readFileSync(new URL(wanted.file, FOLDER)));
    const inspection = await importSite(wanted.file, bytes);
    expect([wanted.outcome, ...wanted.also_ok]).toContain(inspection.outcome);
    const problems = [...inspection.warnings, ...(inspection.error ? [inspection.error] : [])];
    const codes = problems.map(({ code }) => code);
    for (const code of wanted.codes) expect(codes).toContain(code);
    for (const code of codes) expect([...wanted.codes, ...wanted.codes_optional]).toContain(code);
    if (wanted.location) {
      const { lon, lat } = problems.find(({ code }) => code === wanted.codes[0])!.where!;
      expect(Math.abs(lon! - wanted.location.lon)).toBeLessThan(wanted.location.tol_deg);
      expect(Math.abs(lat! - wanted.location.lat)).toBeLessThan(wanted.location.tol_deg);
    }
    expect(inspection.parcels).toHaveLength(wanted.parcels.length);
    wanted.parcels.forEach((parcel, i) => {
      const found = inspection.parcels[i]!;
      expect(found.name).toBe(parcel.name);
      expect(`EPSG:${inspection.crs!.epsg}`).toBe(parcel.crs);
      expect(Math.abs(found.areaPlaneM2 - parcel.area_plane_m2)).toBeLessThan(0.05);
      expect(found.areaEllipsoidM2).toBeGreaterThan(parcel.area_ellipsoid_range_m2[0] - 0.05);
      expect(found.areaEllipsoidM2).toBeLessThan(parcel.area_ellipsoid_range_m2[1] + 0.05);
      expect(found.holes).toBe(parcel.n_holes);
      [...found.centroid, ...found.bbox].forEach((value, k) => {
        expect(Math.abs(value - [...parcel.centroid, ...parcel.bbox][k]!)).toBeLessThan(2e-6);
      });
    });
  });
});
