import type { Geometry, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { areaM2 } from '../../src/geo/area.ts';
import { lengthM } from '../../src/geo/length.ts';
import { FINEST_STEP_DEG, gridOver } from '../../src/geo/packed/grid.ts';
import { pathsOfFeature } from '../../src/geo/packed/measure-feature.ts';
import { nearestFeature } from '../../src/geo/packed/nearest.ts';
import { overlapsOf } from '../../src/geo/packed/overlaps.ts';
import { packLayer, packLayerInSteps } from '../../src/geo/packed/pack-layer.ts';
import { decodeLayer, encodeLayer } from '../../src/geo/packed/packed-bytes.ts';
import { prepareSite } from '../../src/geo/packed/prepared-site.ts';
import { pack, prepare } from './built.ts';
import { GRID, makePair, place, polygon, star } from './pairs.ts';

const square = polygon([
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
]);

describe('gridOver', () => {
  test('keeps the finest step, 0.028 mm, for a district and doubles it for a province', () => {
    expect(gridOver([113.0, 34.5, 113.5, 35.0]).stepDeg).toBe(FINEST_STEP_DEG);
    const wide = gridOver([110.3, 31.4, 116.7, 36.4]);
    expect(wide.stepDeg).toBe(FINEST_STEP_DEG * 8);
  });
});

describe('packLayer', () => {
  test('measures areas as ∮ q dλ does within 1e-9 and lengths within 0.1 mm, holes and parts included', () => {
    for (const kind of ['holes', 'multi_parts', 'large']) {
      for (let i = 0; i < 20; i++) {
        const { zone } = makePair(kind, i);
        const layer = pack([zone]);
        expect(Math.abs(layer.featureAreaM2[0]! / areaM2(zone) - 1)).toBeLessThan(1e-9);
        expect(Math.abs(layer.featureLengthM[0]! - lengthM(zone))).toBeLessThan(1e-4);
      }
    }
  });

  test('measures a feature of 60 km height by the exact integral', () => {
    const tall: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [113.1, 34.5],
          [113.2, 34.5],
          [113.25, 35.05],
          [113.1, 35.05],
          [113.1, 34.5],
        ],
      ],
    };
    const layer = pack([tall], gridOver([113, 34.4, 113.3, 35.1]));
    expect(Math.abs(layer.featureAreaM2[0]! / areaM2(tall) - 1)).toBeLessThan(1e-9);
  });

  test('turns rings to have their interior on the left, closes open ones and gives them back', () => {
    const open: Polygon = { type: 'Polygon', coordinates: [[...square.coordinates[0]!].reverse().slice(0, -1)] };
    const [ring] = pathsOfFeature(pack([open]), 0, 1);
    expect(ring).toHaveLength(5);
    expect(ring![0]).toEqual(ring![4]);
    expect(pack([open]).featureAreaM2[0]).toBeCloseTo(pack([square]).featureAreaM2[0]!, 6);
  });

  test('keeps the place of features without geometry, of lines and of points', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [-50, 50],
        [150, 50],
      ].map(([x, y]) => place([x!, y!])),
    };
    const point: Geometry = { type: 'Point', coordinates: place([300, 50]) };
    const layer = pack([null, square, { type: 'MultiPolygon', coordinates: [] }, line, point]);
    const site = prepare(square);
    const found = overlapsOf(layer, site).sort((a, b) => a.feature - b.feature);
    expect(found.map(({ feature }) => feature)).toEqual([1, 3]);
    expect(found[1]!.areaM2).toBe(0);
    expect(found[1]!.zoneInsideM).toBeCloseTo(100, 2);
    const onlyPoint = nearestFeature(pack([null, point]), site)!;
    expect(onlyPoint.feature).toBe(1);
    expect(onlyPoint.distanceM).toBeCloseTo(200, 2);
  });

  test('of no features, or none with geometry, finds nothing', () => {
    for (const layer of [pack([]), pack([null, null])]) {
      expect(overlapsOf(layer, prepare(square))).toEqual([]);
      expect(nearestFeature(layer, prepare(square))).toBeNull();
    }
  });

  test('names feature and place of a number that is none, and of a place off the grid', () => {
    const bad: Geometry = {
      type: 'LineString',
      coordinates: [
        [113.2, 34.7],
        [Number.NaN, 34.7],
      ],
    };
    expect(packLayer([square, bad], GRID)).toEqual({
      ok: false,
      problems: [{ code: 'bad_number', severity: 'error', where: { feature: '2', vertex: 2 } }],
    });
    const far = prepareSite({ type: 'Point', coordinates: [116.4, 39.9] }, GRID);
    expect(far.ok ? null : far.problems[0]).toMatchObject({ code: 'outside_grid', where: { lon: 116.4, lat: 39.9 } });
  });

  test('hands back progress, so that a host can stop it', () => {
    const steps = packLayerInSteps(
      Array.from({ length: 5000 }, () => square),
      GRID,
    );
    expect(steps.next()).toEqual({ done: false, value: 2000 });
    expect(steps.next()).toEqual({ done: false, value: 4000 });
    expect(steps.next().done).toBe(true);
  });

  test('a site of a million vertices is packed and measured', () => {
    const site = prepare(polygon(star(new Random(1), [0, 0], 4000, 1_000_000, 0.0005)));
    const layer = pack([
      square,
      polygon([
        [3900, -200],
        [4300, -200],
        [4300, 200],
        [3900, 200],
      ]),
    ]);
    const found = overlapsOf(layer, site);
    expect(found.map(({ feature }) => feature).sort()).toEqual([0, 1]);
    expect(found.find(({ feature }) => feature === 0)!.areaM2).toBeCloseTo(layer.featureAreaM2[0]!, 4);
  }, 60_000);
});

describe('encodeLayer and decodeLayer', () => {
  const layer = pack([null, ...['holes', 'stars', 'multi_parts'].map((kind) => makePair(kind, 3).zone)]);

  test('give back the same layer', () => {
    const opened = decodeLayer(encodeLayer(layer));
    expect(opened.ok && encodeLayer(opened.value)).toEqual(encodeLayer(layer));
    const site = prepare(makePair('holes', 3).site);
    expect(opened.ok && overlapsOf(opened.value, site)).toEqual(overlapsOf(layer, site));
  });

  test('refuse what is cut short, longer or something else', () => {
    const bytes = encodeLayer(layer);
    const longer = new Uint8Array(bytes.byteLength + 8);
    longer.set(new Uint8Array(bytes));
    for (const wrong of [
      new ArrayBuffer(0),
      bytes.slice(0, 63),
      bytes.slice(0, -1),
      longer.buffer,
      new ArrayBuffer(999),
    ]) {
      expect(decodeLayer(wrong)).toEqual({ ok: false, problems: [{ code: 'layer_unreadable', severity: 'error' }] });
    }
  });
});
