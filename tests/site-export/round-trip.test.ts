import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../src/geo/area.ts';
import { edgeLengthM } from '../../src/geo/length.ts';
import { type AreaGeometry, isArea, pathsOf } from '../../src/geo/shapes.ts';
import { exportFormats, exportSite, exportSystems } from '../../src/site/export-site.ts';
import { type Inspection, importSite } from '../../src/site/import-site.ts';
import { parcelArea } from '../../src/site/site-geometry.ts';
import { areaSites, lineSites, type PlainSite } from './sites.ts';

const RUNS = 4;
const CLOSE_M = 0.0001;
const CLOSE_M2 = 0.01;
/** Tell how a file is read and are true: a plane without a name, a wide zone, rings within rings. */
const HARMLESS = new Set(['nested_rings', 'crs_assumed', 'zone_6deg']);

const ways = exportFormats().flatMap(({ id, encodings }) =>
  exportSystems(id).flatMap((epsg) =>
    (encodings.length > 0 ? encodings : [undefined]).map((encoding) => ({ id, epsg, encoding })),
  ),
);

async function roundTrip(site: PlainSite, { id, epsg, encoding }: (typeof ways)[number]): Promise<Inspection> {
  const written = await exportSite(site, { format: id, epsg, ...(encoding && { encoding }) });
  if (!written.ok) throw new Error(written.problems[0].code);
  return importSite(written.value.name, written.value.bytes);
}

/** Every position of the original lies within 0.1 mm of one that came back. */
function expectPositions(site: PlainSite, back: Inspection): void {
  const found = back.parcels.flatMap(({ geometry }) => pathsOf(geometry).flat());
  for (const position of site.parcels.flatMap(({ geometry }) => pathsOf(geometry).flat())) {
    const nearest = found.reduce((best, other) => Math.min(best, edgeLengthM(position, other as Position)), Infinity);
    expect(nearest).toBeLessThanOrEqual(CLOSE_M);
  }
}

function ownAreaM2(site: PlainSite): number {
  return site.parcels.reduce((sum, parcel) => sum + areaM2(parcelArea(parcel) as AreaGeometry), 0);
}

describe.each(ways)('$id in EPSG:$epsg, $encoding', (way) => {
  test('areas with holes and parts come back to 0.1 mm and 0.01 m², without a question', async () => {
    await fc.assert(
      fc.asyncProperty(areaSites, async (site) => {
        const back = await roundTrip(site, way);
        expect(back.warnings.filter(({ code }) => !HARMLESS.has(code))).toEqual([]);
        expect(back.error).toBeUndefined();
        expectPositions(site, back);
        // Two systems may be one plane by two names (4508, 4546); a .prj tells them apart.
        if (way.id === 'shp') expect(back.crs?.epsg).toBe(way.epsg);
        const found = back.parcels.reduce((sum, { areaEllipsoidM2 }) => sum + areaEllipsoidM2, 0);
        expect(Math.abs(found - ownAreaM2(site))).toBeLessThanOrEqual(CLOSE_M2);
        // CAD has neither parts nor names; every ring is a parcel of its own there.
        if (way.id !== 'dxf') {
          expect(back.parcels.map(({ name }) => name)).toEqual(site.parcels.map(({ name }) => half(name, way.id)));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('lines come back to 0.1 mm, with their width where the format has one', async () => {
    await fc.assert(
      fc.asyncProperty(lineSites, async (site) => {
        const back = await roundTrip(site, way);
        expect(back.error).toBeUndefined();
        expect(back.parcels.every(({ geometry }) => !isArea(geometry))).toBe(true);
        expectPositions(site, back);
        const widths = back.parcels.map(({ widthM }) => widthM);
        if (!['txt', 'dxf'].includes(way.id)) expect(widths).toEqual(site.parcels.map(({ widthM }) => widthM));
        else expect(widths.every((width) => width === undefined)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The survey format is read with wide characters as narrow ones. */
function half(name: string, format: string): string {
  return format === 'txt' ? name.replace('(', '(').replace(')', ')') : name;
}
