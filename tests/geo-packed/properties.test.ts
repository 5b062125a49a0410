import { intersect } from '@turf/turf';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../src/geo/area.ts';
import { nearestEdges } from '../../src/geo/distance.ts';
import { packEdges } from '../../src/geo/edges.ts';
import { lengthM } from '../../src/geo/length.ts';
import { positionOf, stepsEast, stepsNorth } from '../../src/geo/packed/grid.ts';
import { featuresWithin, nearestFeature } from '../../src/geo/packed/nearest.ts';
import { overlapOfFeature, overlapsOf } from '../../src/geo/packed/overlaps.ts';
import { partsOf, pathsOf } from '../../src/geo/shapes.ts';
import { pack, prepare } from './built.ts';
import { type Area, GRID, KINDS, makePair, type Pair, place } from './pairs.ts';

const PAIRS: Pair[] = Object.keys(KINDS)
  .filter((kind) => kind !== 'large')
  .flatMap((kind) => Array.from({ length: 20 }, (_, i) => makePair(kind, 500 + i)));

const overlap = (site: Area, zone: Area) => overlapOfFeature(pack([zone]), 0, prepare(site));
const area = (site: Area, zone: Area) => overlap(site, zone).areaM2;

/** Largest amount by which a figure of a pair is off, with the pair it belongs to. */
function worst(off: (pair: Pair) => number): { off: number; at: string } {
  let found = { off: 0, at: '' };
  PAIRS.forEach((pair, i) => {
    const value = off(pair);
    if (!(value <= found.off)) found = { off: value, at: `${pair.kind} #${i}` };
  });
  return found;
}

function mapRings(geometry: Area, change: (ring: Position[]) => Position[]): Area {
  return { type: 'MultiPolygon', coordinates: partsOf(geometry).map((rings) => rings.map(change)) };
}

const turned = (ring: Position[], by: number) => {
  const open = ring.slice(0, -1);
  const first = by % open.length;
  return [...open.slice(first), ...open.slice(0, first), open[first]!];
};

describe('overlapOfFeature', () => {
  test('is symmetric: A in B as B in A, within 1e-5 m²; lengths change places, within 0.1 mm', () => {
    expect(worst(({ site, zone }) => Math.abs(area(site, zone) - area(zone, site))).off).toBeLessThan(1e-5);
    // Borders a tenth of a millimetre apart sit on the tolerance itself; there a stretch may count either way.
    const lengths = worst(({ kind, site, zone }) =>
      kind === 'micron_jitter' ? 0 : Math.abs(overlap(site, zone).siteInsideM - overlap(zone, site).zoneInsideM),
    );
    expect(lengths.off, lengths.at).toBeLessThan(1e-4);
  });

  test('of an area with itself is the area, within 1e-5 m², and all of its border', () => {
    expect(worst(({ zone }) => Math.abs(area(zone, zone) - areaM2(zone))).off).toBeLessThan(1e-5);
    const border = worst(({ zone }) => Math.abs(overlap(zone, zone).siteInsideM - lengthM(zone)));
    expect(border.off, border.at).toBeLessThan(1e-4);
  });

  test('does not depend on first vertex, winding or order of parts, within 1e-9 of the area', () => {
    const { off } = worst(({ site, zone }) => {
      const other = mapRings(zone, (ring) => turned([...ring].reverse(), 3));
      const parts = { type: 'MultiPolygon' as const, coordinates: [...partsOf(other)].reverse() };
      return Math.abs(area(site, parts) - area(site, zone)) / (1e4 + area(site, site));
    });
    expect(off).toBeLessThan(1e-9);
  });

  test('parts of a site add up, and what a hole takes away is what filling it gives back, within 1e-5 m²', () => {
    const { off, at } = worst(({ site, zone }) => {
      const rings = partsOf(site).flatMap((part) => part.map((ring, k) => ({ ring, sign: k === 0 ? 1 : -1 })));
      const sum = rings.reduce(
        (total, { ring, sign }) => total + sign * area({ type: 'Polygon', coordinates: [ring] }, zone),
        0,
      );
      return Math.abs(sum - area(site, zone));
    });
    expect(off, at).toBeLessThan(1e-5);
  });

  test('with a zone and with the rest of a box round it adds up to the site, within 1e-5 m²', () => {
    const box = [
      [-9000, -9000],
      [9000, -9000],
      [9000, 9000],
      [-9000, 9000],
      [-9000, -9000],
    ] as const;
    const { off, at } = worst(({ site, zone }) => {
      const outers = partsOf(zone).map(([outer]) => outer!);
      const holes = partsOf(zone).flatMap(([, ...inner]) => inner);
      const rest: Area = {
        type: 'MultiPolygon',
        coordinates: [[box.map(place), ...outers], ...holes.map((hole) => [hole])],
      };
      return Math.abs(area(site, zone) + area(site, rest) - areaM2(site)) / (1 + 1e-5 * areaM2(site));
    });
    expect(off, at).toBeLessThan(1e-5);
  });

  test('is the same after moving both east by whole steps, within 1e-5 m²', () => {
    const { off } = worst(({ site, zone }) => {
      const move = (geometry: Area) =>
        mapRings(geometry, (ring) =>
          ring.map(([lon, lat]) => positionOf(GRID, stepsEast(GRID, lon!) + 12_345_678, stepsNorth(GRID, lat!))),
        );
      return Math.abs(area(move(site), move(zone)) - area(site, zone));
    });
    expect(off).toBeLessThan(1e-5);
  });

  test('agrees with Turf on all pairs, within 0.05 m²', () => {
    const { off, at } = worst(({ site, zone }) => {
      const features = [site, zone].map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }));
      const common = intersect({ type: 'FeatureCollection', features });
      return Math.abs(area(site, zone) - (common === null ? 0 : areaM2(common.geometry)));
    });
    expect(off, at).toBeLessThan(0.05);
  }, 60_000);
});

describe('overlapsOf', () => {
  test('of a layer is what each feature alone gives, also where the raster decides', () => {
    const zones = PAIRS.map(({ zone }) => zone);
    const layer = pack(zones);
    for (const [index, { site }] of PAIRS.entries()) {
      if (index % 10 !== 0) continue;
      const prepared = prepare(site);
      const all = new Map(overlapsOf(layer, prepared).map((found) => [found.feature, found]));
      for (let feature = 0; feature < layer.featureCount; feature++) {
        const alone = overlapOfFeature(layer, feature, prepared);
        expect(Math.abs((all.get(feature)?.areaM2 ?? 0) - alone.areaM2)).toBeLessThan(1e-5);
        expect(Math.abs((all.get(feature)?.zoneInsideM ?? 0) - alone.zoneInsideM)).toBeLessThan(1e-3);
      }
    }
  });
});

describe('nearestFeature', () => {
  test('agrees with a search through all pairs of edges; 0 where areas share land', () => {
    const { off, at } = worst(({ site, zone }) => {
      const distanceM = nearestFeature(pack([zone]), prepare(site))!.distanceM;
      if (area(site, zone) > 1e-3) return distanceM;
      return Math.abs(distanceM - nearestEdges(packEdges(pathsOf(site)), packEdges(pathsOf(zone)))!.distanceM);
    });
    expect(off, at).toBeLessThan(1e-6);
  });

  test('of a layer is the least of all, and featuresWithin finds the same and no other', () => {
    const layer = pack(PAIRS.map(({ zone }) => zone));
    const far = [
      [7000, 7000],
      [7040, 7000],
      [7040, 7050],
    ] as const;
    const site = prepare({ type: 'Polygon', coordinates: [[...far, far[0]].map(place)] });
    const each = PAIRS.map(({ zone }) => nearestFeature(pack([zone]), site)!.distanceM);
    expect(nearestFeature(layer, site)!.distanceM).toBe(Math.min(...each));
    const limitM = [...each].sort((a, b) => a - b)[40]!;
    const expected = each.filter((distanceM) => distanceM <= limitM).sort((a, b) => a - b);
    expect(featuresWithin(layer, site, limitM).map(({ distanceM }) => distanceM)).toEqual(expected);
    expect(nearestFeature(layer, site, Math.min(...each) - 1)).toBeNull();
  });
});
