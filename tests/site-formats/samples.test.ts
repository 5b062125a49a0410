import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Inspection, importSite } from '../../src/site/import-site.ts';

/**
 * Files as surveyors, GIS and CAD programs write them, with outcomes, areas and places computed outside of this
 * project (a projection library and an independent series); `meaning` in expected.json explains its members.
 */
const FOLDER = join(import.meta.dirname, '../fixtures/sites');

interface ExpectedParcel {
  readonly name: string;
  readonly crs: string;
  readonly area_plane_m2: number;
  readonly area_ellipsoid_m2: number;
  readonly area_ellipsoid_range_m2: readonly [number, number];
  readonly centroid: readonly [number, number];
  readonly n_parts: number;
  readonly n_holes: number;
  readonly bbox: readonly number[];
}

interface ExpectedFile {
  readonly file: string;
  readonly outcome: string;
  readonly also_ok: readonly string[];
  readonly codes: readonly string[];
  readonly codes_optional: readonly string[];
  readonly candidates?: readonly string[];
  readonly candidates_alias?: Readonly<Record<string, readonly string[]>>;
  readonly any_name?: boolean;
  readonly split_parcels_ok?: boolean;
  readonly area_tol_m2?: number;
  readonly area_tol_rel?: number;
  readonly centroid_tol_deg?: number;
  readonly location?: { readonly lon: number; readonly lat: number; readonly tol_deg: number };
  readonly parcels: readonly ExpectedParcel[];
}

const { files, tolerances, loud_codes } = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as {
  files: ExpectedFile[];
  tolerances: { area_m2: number; area_rel: number; centroid_deg: number; bbox_deg: number };
  loud_codes: string[];
};

type Parcels = Inspection['parcels'];

function load(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, file)));
}

function partsOf(parcels: Parcels): number {
  return parcels.reduce((sum, { geometry }) => {
    return sum + (geometry.type === 'MultiPolygon' ? geometry.coordinates.length : 1);
  }, 0);
}

function expectParcels(found: Parcels, expected: ExpectedFile): void {
  if (expected.split_parcels_ok) {
    expect(partsOf(found)).toBe(expected.parcels.reduce((sum, { n_parts }) => sum + n_parts, 0));
  } else {
    expect(found).toHaveLength(expected.parcels.length);
  }
  const slack = (areaM2: number) =>
    Math.max(expected.area_tol_m2 ?? tolerances.area_m2, (expected.area_tol_rel ?? tolerances.area_rel) * areaM2);
  expected.parcels.forEach((parcel, index) => {
    const own = expected.split_parcels_ok ? found : [found[index]!];
    const sum = (key: 'areaPlaneM2' | 'areaEllipsoidM2') => own.reduce((total, item) => total + item[key], 0);
    expect(Math.abs(sum('areaPlaneM2') - parcel.area_plane_m2)).toBeLessThanOrEqual(slack(parcel.area_plane_m2));
    const [low, high] = parcel.area_ellipsoid_range_m2;
    expect(sum('areaEllipsoidM2')).toBeGreaterThanOrEqual(low - slack(low));
    expect(sum('areaEllipsoidM2')).toBeLessThanOrEqual(high + slack(high));
    expect(own.reduce((total, { holes }) => total + holes, 0)).toBe(parcel.n_holes);
    expect(partsOf(own)).toBe(parcel.n_parts);
    if (!expected.any_name) expect(own[0]!.name).toBe(parcel.name);
    if (own.length > 1) return;
    const near = expected.centroid_tol_deg ?? tolerances.centroid_deg;
    expect(Math.abs(own[0]!.centroid[0]! - parcel.centroid[0])).toBeLessThanOrEqual(near);
    expect(Math.abs(own[0]!.centroid[1]! - parcel.centroid[1])).toBeLessThanOrEqual(near);
    const boxSlack = Math.max(near, tolerances.bbox_deg);
    own[0]!.bbox.forEach((value, i) => {
      expect(Math.abs(value - parcel.bbox[i]!)).toBeLessThanOrEqual(boxSlack);
    });
  });
}

describe('importSite on files as officers have them', () => {
  it.each(files.map((expected) => [expected.file, expected] as const))('%s', async (file, expected) => {
    const inspection = await importSite(file, load(file));
    expect([expected.outcome, ...expected.also_ok]).toContain(inspection.outcome);
    const told = [...inspection.warnings, ...(inspection.error ? [inspection.error] : [])];
    const codes = told.map(({ code }) => code);
    if (inspection.outcome !== 'ok') expect(codes).toEqual(expect.arrayContaining([...expected.codes]));
    if (inspection.outcome.startsWith('ok')) {
      const allowed = [...expected.codes, ...expected.codes_optional];
      expect(codes.filter((code) => loud_codes.includes(code) && !allowed.includes(code))).toEqual([]);
      expectParcels(inspection.parcels, expected);
    }
    if (inspection.outcome === 'choose' && expected.parcels.length > 0) await expectChoice(file, inspection, expected);
    if (inspection.outcome === 'reject') expect(inspection.parcels).toEqual([]);
    if (expected.location) {
      const { lon, lat, tol_deg } = expected.location;
      const where = told.find(({ code }) => code === 'self_intersection')?.where;
      expect(Math.abs(where!.lon! - lon)).toBeLessThanOrEqual(tol_deg);
      expect(Math.abs(where!.lat! - lat)).toBeLessThanOrEqual(tol_deg);
    }
  });
});

/** The expected candidate is offered, and choosing it gives the expected parcels. */
async function expectChoice(file: string, inspection: Inspection, expected: ExpectedFile): Promise<void> {
  expect(inspection.parcels).toEqual([]);
  const wanted = expected.candidates ?? expected.parcels.map(({ crs }) => crs);
  const names = wanted.flatMap((name) => [name, ...(expected.candidates_alias?.[name] ?? [])]);
  const at = inspection.candidates.findIndex(({ crs }) => names.includes(`EPSG:${crs.epsg}`));
  expect(at).toBeGreaterThanOrEqual(0);
  expectParcels(inspection.candidates[at]!.parcels, expected);
  const chosen = await importSite(file, load(file), { choose: at });
  expect(chosen.outcome).toBe('ok_with_warning');
  expect(chosen.crs?.how).toBe('chosen');
  expectParcels(chosen.parcels, expected);
}
