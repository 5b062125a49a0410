import fc from 'fast-check';
import type { LineString, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { areaBandM2 } from '../../src/geo/packed/area-band.ts';
import { lengthBandInFeatureM, lengthBandM } from '../../src/geo/packed/length-band.ts';
import { overlapOfFeature } from '../../src/geo/packed/overlaps.ts';
import { multiPolygon, place, polygon, randomFrom, rectangle, star } from '../geo/shapes-for-tests.ts';
import { pack, prepare } from './built.ts';

/** A holed zone of two parts about the middle, metres. */
function zoneOf(random: () => number) {
  const left = polygon(star(random, -60, 0, 120, 12), star(random, -60, 0, 25, 6, 0.2));
  const right = polygon(star(random, 260, 40, 90, 9));
  return multiPolygon(left, right);
}

function lineOf(random: () => number): LineString {
  const coordinates = Array.from({ length: 5 }, () => place(800 * random() - 300, 500 * random() - 250));
  return { type: 'LineString', coordinates };
}

/** The same shape moved by some metres. */
function moved(position: Position, eastM: number, northM: number): Position {
  const [from, to] = [place(0, 0), place(eastM, northM)];
  return [position[0]! + to[0]! - from[0]!, position[1]! + to[1]! - from[1]!];
}

const cases = fc.tuple(fc.integer(), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), fc.constantFrom(0.5, 3, 15));

describe('bands hold whatever a shift within the accuracy makes of an overlap', () => {
  test('areas of a site in a zone with a hole and two parts: 400 shifts', () => {
    fc.assert(
      fc.property(cases, ([seed, angle, accuracyM]) => {
        const random = randomFrom(seed);
        const layer = pack([zoneOf(random)]);
        const site = polygon(star(random, 120 * random(), 80 * random(), 130, 9));
        const drawn = overlapOfFeature(layer, 0, prepare(site)).areaM2;
        const [low, high] = areaBandM2(layer, 0, prepare(site), drawn, accuracyM);
        const [east, north] = [accuracyM * Math.cos(angle), accuracyM * Math.sin(angle)];
        const ring = site.coordinates[0]!.map((position) => moved(position, east, north));
        const shifted: Polygon = { type: 'Polygon', coordinates: [ring] };
        const after = overlapOfFeature(layer, 0, prepare(shifted)).areaM2;
        expect(after).toBeGreaterThanOrEqual(low - 0.02);
        expect(after).toBeLessThanOrEqual(high + 0.02);
      }),
      { numRuns: 400 },
    );
  });

  test('lengths of a line in such a zone, and of a line zone in a site: 400 shifts each', () => {
    fc.assert(
      fc.property(cases, ([seed, angle, accuracyM]) => {
        const random = randomFrom(seed);
        const [zone, line] = [zoneOf(random), lineOf(random)];
        const [east, north] = [accuracyM * Math.cos(angle), accuracyM * Math.sin(angle)];
        const shifted: LineString = {
          type: 'LineString',
          coordinates: line.coordinates.map((position) => moved(position, east, north)),
        };
        const layer = pack([zone]);
        const inside = (site: LineString) => overlapOfFeature(layer, 0, prepare(site)).siteInsideM;
        const asSite = lengthBandInFeatureM(inside(line), layer, 0, prepare(line), accuracyM);
        const asZone = lengthBandM(inside(line), prepare(zone), pack([line]), 0, accuracyM);
        for (const [low, high] of [asSite, asZone]) {
          expect(inside(shifted)).toBeGreaterThanOrEqual(low - 0.005);
          expect(inside(shifted)).toBeLessThanOrEqual(high + 0.005);
        }
        // The two are one question asked from either side.
        expect(asZone[0]).toBeCloseTo(asSite[0], 2);
        expect(asZone[1]).toBeCloseTo(asSite[1], 2);
      }),
      { numRuns: 400 },
    );
  });

  test('a line 3 m inside the edge of a zone is certain at 2 m, open at 5 m; without accuracy a band has no width', () => {
    const layer = pack([polygon(rectangle(0, 0, 400, 300))]);
    const line: LineString = { type: 'LineString', coordinates: [place(50, 3), place(250, 3)] };
    const band = (accuracyM: number) => lengthBandInFeatureM(200, layer, 0, prepare(line), accuracyM);
    expect(band(0)).toEqual([200, 200]);
    expect(band(2)[0]).toBeCloseTo(200, 0);
    expect(band(5)[0]).toBe(0);
    expect(band(5)[1]).toBeCloseTo(200, 0);
  });
});
