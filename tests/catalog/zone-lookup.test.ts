import { bboxPolygon } from '@turf/turf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepPacked } from '../../src/catalog/packed-zones.ts';
import type { Zone } from '../../src/catalog/zone.ts';
import { zoneById, zonesInBox } from '../../src/catalog/zone-lookup.ts';
import { gridOverGeometries, packLayer } from '../../src/geo/packed/pack-layer.ts';

/** A step of the grid is a fraction of this, degrees. */
const ROUNDING_DEG = 1e-8;

const box = fc
  .tuple(fc.double({ min: 113, max: 113.5, noNaN: true }), fc.double({ min: 34.5, max: 35, noNaN: true }))
  .chain(([west, south]) =>
    fc
      .tuple(fc.double({ min: 1e-4, max: 0.1, noNaN: true }), fc.double({ min: 1e-4, max: 0.1, noNaN: true }))
      .map(([wide, high]): [number, number, number, number] => [west, south, west + wide, south + high]),
  );

function zoneOf(bbox: [number, number, number, number], index: number): Zone {
  return { id: `z${index}`, properties: {}, geometry: bboxPolygon(bbox).geometry };
}

test('a packed layer gives the zones whose boxes meet a box, as the boxes themselves do', () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 60 }), box, (boxes, asked) => {
      const plain = boxes.map(zoneOf);
      const packed = boxes.map(zoneOf);
      const geometries = packed.map(({ geometry }) => geometry);
      const layer = packLayer(geometries, gridOverGeometries(geometries));
      if (!layer.ok) throw new Error('the layer is valid');
      keepPacked(packed, layer.value);
      const found = zonesInBox(packed, asked);
      expect(found).toEqual(expect.arrayContaining(zonesInBox(plain, asked)));
      const [west, south, east, north] = asked;
      const roomy = [west - ROUNDING_DEG, south - ROUNDING_DEG, east + ROUNDING_DEG, north + ROUNDING_DEG] as const;
      expect(zonesInBox(plain, [...roomy])).toEqual(expect.arrayContaining(found));
      expect(found).toEqual([...found].sort((a, b) => a - b));
    }),
  );
});

test('a zone by its id', () => {
  const zones = [zoneOf([113, 34, 114, 35], 1), zoneOf([113, 34, 114, 35], 2)];
  expect(zoneById(zones, 'z2')).toBe(zones[1]);
  expect(zoneById(zones, 'z3')).toBeUndefined();
});
