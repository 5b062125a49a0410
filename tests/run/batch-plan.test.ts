import { bboxPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { attributesOfSites } from '../../src/run/attributes-of-sites.ts';
import { type PlannedSite, sitesOfFile } from '../../src/run/batch-plan.ts';

function square(west: number, south: number, side: number): object {
  return bboxPolygon([west, south, west + side, south + side], { properties: { name: `${west}` } });
}

async function planned(
  features: readonly object[],
  how: Parameters<typeof sitesOfFile>[2] = {},
  around: object = {},
): Promise<PlannedSite[]> {
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...around, features }));
  const sites: PlannedSite[] = [];
  for await (const site of sitesOfFile('all.geojson', bytes, how)) sites.push(site);
  return sites;
}

describe('the sites of a file', () => {
  it('a broken feature is one broken site, named by its number', async () => {
    const broken = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [[[113.3, 34.8]]] } };
    const sites = await planned([square(113.3, 34.8, 0.001), broken, square(113.31, 34.8, 0.001)]);
    expect(sites.map(({ key, site }) => [key, site.ok])).toEqual([
      ['all.geojson#1', true],
      ['all.geojson#2', false],
      ['all.geojson#3', true],
    ]);
  });

  it('are called by the attribute that is named, each as far as it has it; one that none has is told once', async () => {
    const features = [
      { ...square(113.3, 34.8, 0.001), properties: { name: '甲', BH: 'A-1' } },
      { ...square(113.31, 34.8, 0.001), properties: { name: '乙' } },
    ];
    const names = (sites: readonly PlannedSite[]) => sites.map(({ site }) => site.ok && site.value.name);
    const plain = await planned(features);
    expect(names(plain)).toEqual(['甲', '乙']);
    expect(attributesOfSites(plain)).toEqual([
      { name: 'name', sample: '甲', guessed: true },
      { name: 'BH', sample: 'A-1', guessed: false },
    ]);
    expect(names(await planned(features, { nameAttribute: 'BH' }))).toEqual(['A-1', '乙']);
    const unknown = await planned(features, { nameAttribute: 'MC' });
    expect(unknown.map(({ key, site }) => [key, !site.ok && site.problems[0].code])).toEqual([
      ['all.geojson', 'name_attribute_unknown'],
    ]);
  });

  it('coordinates that can be read in several ways are asked about, and read in the way that was chosen', async () => {
    // Metres of the zone of 114 degrees that the file says are of that of 117: the declaration lands elsewhere.
    const features = [square(436_000, 3_850_000, 100), square(437_000, 3_850_000, 100)];
    const around = { crs: { type: 'name', properties: { name: 'EPSG:4548' } } };
    const asked = await planned(features, {}, around);
    expect(asked.map(({ site }) => site.ok)).toEqual([false, false]);
    const fitting = asked[0]?.readings?.find(({ plausible }) => plausible);
    expect(fitting).toMatchObject({ crs: { epsg: 4547 } });
    const read = await planned(features, { reading: fitting! }, around);
    expect(read.map(({ site }) => site.ok && site.value.crs)).toMatchObject([
      { epsg: 4547, how: 'chosen' },
      { epsg: 4547, how: 'chosen' },
    ]);
  });
});
