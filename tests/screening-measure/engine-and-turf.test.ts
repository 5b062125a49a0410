import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { LayerEntry } from '../../src/catalog/catalog.ts';
import type { LoadedLayer } from '../../src/catalog/layer-source.ts';
import { areaM2 } from '../../src/geo/area.ts';
import type { RoleFacts } from '../../src/screening/facts.ts';
import { measureSite } from '../../src/screening/measure.ts';
import { secondOpinion } from '../../src/screening/second-opinion.ts';
import type { Site } from '../../src/site/site.ts';
import { polygon, randomFrom, rectangle, ringOf, star } from '../geo/shapes-for-tests.ts';
import { bundledLayers } from './layers-for-tests.ts';

const OPTIONS = { touchToleranceM: 0.01, unstatedAccuracyM: 25, unstatedWidthM: 60 };
const bundled = await bundledLayers();
const entry: LayerEntry = { ...bundled.find(({ state }) => state === 'ready')!.entry, role: 'zones' };

function siteOf(geometry: ReturnType<typeof polygon>): Site {
  return {
    name: '',
    origin: 'drawn',
    parcels: [{ name: '', geometry }],
    accuracyM: 0.5,
    crs: { epsg: 4490, how: 'declared' },
    warnings: [],
  };
}

function factsOf(site: Site, geometries: readonly Geometry[]): RoleFacts {
  const zones = geometries.map((geometry, i) => ({ id: `z${i}`, properties: {}, geometry }));
  const layer: LoadedLayer = { state: 'ready', entry, zones, coverage: null };
  return measureSite(site, [layer], { ...OPTIONS, searchDistanceM: 100 }).roles.zones!;
}

const square = polygon(rectangle(0, 0, 100, 100));

describe('secondOpinion', () => {
  test('lets 0.05 m² or a millionth pass, and names what is more', () => {
    expect(secondOpinion(100, 100.04)).toBeNull();
    expect(secondOpinion(1e6, 1e6 + 0.9)).toBeNull();
    expect(secondOpinion(100, 100.06)).toMatchObject({
      code: 'engines_disagree',
      params: { engineM2: 100, turfM2: 100.06 },
    });
  });
});

describe('measureSite with two engines', () => {
  test('no demonstration layer has a defect', () => {
    for (const radiusM of [150, 900, 2500]) {
      const site = siteOf(polygon(star(randomFrom(radiusM), 0, 0, radiusM, 40)));
      const { roles } = measureSite(site, bundled, { ...OPTIONS, searchDistanceM: 200 });
      const defects = Object.values(roles).flatMap(({ features }) =>
        features.flatMap((feature) => feature.defects ?? []),
      );
      expect(defects).toEqual([]);
    }
  }, 60_000);

  test('a zone whose border crosses itself is told as a defect, with the greater area', () => {
    // One lobe turns left, the other right: winding takes one from the other, Turf keeps both.
    const [a, b, c, d] = [
      [20, 20],
      [150, 90],
      [150, 20],
      [20, 60],
    ] as const;
    const [feature] = factsOf(siteOf(square), [polygon(ringOf([a, b, c, d]))]).features;
    expect(feature!.defects?.map(({ code }) => code)).toEqual(['engines_disagree']);
    expect(feature!.overlapEllipsoidM2).toBeCloseTo(1397.914, 2);
    expect(factsOf(siteOf(square), [polygon(ringOf([a, c, b, d]))]).features[0]!.defects).toBeUndefined();
  });

  test('parcels that tile the site add up to it; two that share land count that once', () => {
    const tiles = [0, 25, 50, 75].flatMap((x) => [0, 50].map((y) => polygon(rectangle(x, y, 25, 50))));
    const tiled = factsOf(siteOf(square), tiles);
    expect(tiled.features.map(({ share }) => share.toFixed(3))).toEqual(tiles.map(() => '0.125'));
    expect(Math.abs(tiled.unionEllipsoidM2 - areaM2(square))).toBeLessThan(0.01);
    const shared = factsOf(siteOf(square), [...tiles, polygon(rectangle(10, 10, 60, 60))]);
    expect(Math.abs(shared.unionEllipsoidM2 - areaM2(square))).toBeLessThan(0.01);
    expect(shared.unionShare).toBeCloseTo(1, 6);
  });

  test('a feature far away has its distance and feet, and is found whatever the distance', () => {
    const [only] = factsOf(siteOf(square), [polygon(rectangle(5100, 0, 50, 100))]).features;
    expect(only).toMatchObject({ relation: 'disjoint', overlapEllipsoidM2: 0, overlapBandM2: [0, 0], severs: false });
    expect(only!.distanceM).toBeGreaterThan(4990);
    expect(only!.distanceM).toBeLessThan(5010);
    expect(only!.feet).toHaveLength(2);
  });

  test('a site far outside the work window is measured all the same', () => {
    const away = polygon([
      [116.4, 39.9],
      [116.401, 39.9],
      [116.401, 39.901],
      [116.4, 39.9],
    ]);
    const facts = factsOf(siteOf(away), [square, away]);
    expect(facts.features[0]).toMatchObject({ featureId: 'z1', relation: 'equals', share: 1 });
  });

  test('a ring of 20 000 vertices, too long for Turf, has the same area by both engines', () => {
    const long = polygon(star(randomFrom(3), 0, 0, 400, 20_000, 0.01));
    const [feature] = factsOf(siteOf(long), [polygon(rectangle(100, -600, 300, 1200))]).features;
    expect(feature).toMatchObject({ relation: 'overlaps' });
    expect(feature!.overlapEllipsoidM2).toBeGreaterThan(100_000);
    expect(feature!.defects).toBeUndefined();
  }, 60_000);
});
