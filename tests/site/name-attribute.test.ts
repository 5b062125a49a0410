import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon, featureCollection } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importSite } from '../../src/site/import-site.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/sites');

function collection(properties: readonly object[]): Uint8Array {
  const features = properties.map((own, at) => {
    const [west, south] = [113.27 + 0.001 * at, 34.8];
    return bboxPolygon([west, south, west + 0.0006, south + 0.0006], { properties: own });
  });
  return new TextEncoder().encode(JSON.stringify(featureCollection(features)));
}

const named = async (bytes: Uint8Array, nameAttribute?: string, file = 'land.geojson') =>
  importSite(file, bytes, nameAttribute === undefined ? {} : { nameAttribute });
const namesOf = async (...args: Parameters<typeof named>) => (await named(...args)).parcels.map(({ name }) => name);

describe('the attribute that names parcels', () => {
  const land = collection([
    { BH: 7, DKMC: '甲', note: null, ok: true },
    { BH: 8, DKMC: '乙', use: '工业' },
    { DKMC: '丙', BH: ' ' },
  ]);

  it('is guessed, told with those there are and a value of each, and can be another', async () => {
    expect((await named(land)).attributes).toEqual([
      { name: 'BH', sample: '7', guessed: false },
      { name: 'DKMC', sample: '甲', guessed: true },
      { name: 'ok', sample: 'true', guessed: false },
      { name: 'use', sample: '工业', guessed: false },
    ]);
    expect(await namesOf(land)).toEqual(['甲', '乙', '丙']);
    // Where it is missing or empty, a parcel keeps the name it would have had.
    expect(await namesOf(land, 'BH')).toEqual(['7', '8', '丙']);
    expect(await namesOf(land, 'use')).toEqual(['甲', '工业', '丙']);
  });

  it('that no feature has is refused by its name, and those there are are told', async () => {
    const { outcome, error } = await named(land, 'MC');
    expect(outcome).toBe('reject');
    expect(error).toMatchObject({
      code: 'name_attribute_unknown',
      params: { name: 'MC', found: 'BH · DKMC · ok · use' },
    });
  });

  it('is a field of a shapefile, and a name or datum of a KML', async () => {
    for (const file of ['s16_shp_4547_gbk_cpg.zip', 's14_kmz_two_placemarks.kmz']) {
      const bytes = new Uint8Array(readFileSync(join(FIXTURES, file)));
      const { attributes = [], parcels } = await named(bytes, undefined, file);
      expect(attributes.length).toBeGreaterThan(0);
      const guess = attributes.find(({ guessed }) => guessed);
      expect(guess?.sample).toBe(parcels[0]?.name);
      for (const { name, sample } of attributes) expect(await namesOf(bytes, name, file)).toContain(sample);
    }
  });

  it('changes names and nothing else; the one that is guessed changes nothing', async () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const properties = fc.dictionary(fc.constantFrom('name', 'BH', 'constructor', '__proto__', '用途'), value);
    await fc.assert(
      fc.asyncProperty(fc.array(properties, { minLength: 1, maxLength: 5 }), async (all) => {
        const bytes = collection(all);
        const plain = await named(bytes);
        for (const { name, guessed } of plain.attributes ?? []) {
          const called = await named(bytes, name);
          const nameless = (parcels: typeof plain.parcels) => parcels.map((parcel) => ({ ...parcel, name: '' }));
          expect(nameless(called.parcels)).toEqual(nameless(plain.parcels));
          if (guessed) expect(called).toEqual(plain);
        }
      }),
      { numRuns: 40 },
    );
  });
});
