import { bboxPolygon, area as turfArea } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedBoxes, layerDifference } from '../../src/catalog/layer-change.ts';
import type { Zone } from '../../src/catalog/zone.ts';

function square(id: string, lon: number, lat: number, sizeDeg = 0.01): Zone {
  const { geometry } = bboxPolygon([lon, lat, lon + sizeDeg, lat + sizeDeg]);
  return { id, properties: { id }, geometry };
}

/** Squares on a grid, so that those of one layer never cover each other. */
const layer = fc
  .uniqueArray(fc.record({ x: fc.nat(5), y: fc.nat(5), shift: fc.constantFrom(0, 0.003) }), {
    selector: ({ x, y }) => `${x} ${y}`,
    maxLength: 8,
  })
  .map((cells) => cells.map(({ x, y, shift }) => square(`${x}-${y}`, 113.2 + 0.02 * x + shift, 34.7 + 0.02 * y)));

describe('the difference of two states of a layer', () => {
  it('is half of a square that moved by half its width', () => {
    const before = square('a', 113.2, 34.7);
    const difference = layerDifference([before], [square('a', 113.205, 34.7)]);
    expect(difference).toMatchObject({ same: 0, changed: 1, added: 0, removed: 0 });
    const areaM2 = difference.before.areaM2;
    // On the sphere instead of the ellipsoid: within half of one per cent.
    expect(areaM2 / turfArea(before.geometry)).toBeCloseTo(1, 2);
    expect(difference.addedM2 / areaM2).toBeCloseTo(0.5, 6);
    expect(difference.removedM2 / areaM2).toBeCloseTo(0.5, 6);
    expect(difference.bbox?.map((side) => Number(side.toFixed(3)))).toEqual([113.2, 34.7, 113.215, 34.71]);
  });

  it('tells how far it is by edges, so that one feature of many does not stand at the end', () => {
    const corners = Array.from({ length: 500 }, (_, i) => (2 * Math.PI * i) / 500);
    const round = corners.map((angle) => [113.3 + 0.02 * Math.cos(angle), 34.8 + 0.02 * Math.sin(angle)]);
    const large: Zone = {
      id: 'large',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [[...round, round[0]!]] },
    };
    const small = Array.from({ length: 20 }, (_, i) => square(`${i}`, 113.2 + 0.01 * i, 34.7, 0.005));
    const moved = [large, ...small].map((zone) => ({ ...zone, properties: { name: 'other' } }));
    const shares: number[] = [];
    layerDifference([large, ...small], moved, (done, total) => shares.push(done / total));
    expect(shares[0]).toBe(0);
    // 500 of 580 edges are those of the first feature.
    expect(shares[1]).toBeCloseTo(500 / 580, 2);
    expect(shares.every((share, i) => i === 0 || share > shares[i - 1]!)).toBe(true);
    expect(shares.at(-1)).toBeLessThan(1);
  });

  it('names each feature that came, went, moved or was reworded, with its ground', () => {
    const [stays, moves, goes, comes] = [0, 1, 2, 3].map((row) => square(`${row}`, 113.2, 34.7 + 0.02 * row)) as [
      Zone,
      Zone,
      Zone,
      Zone,
    ];
    const moved = { ...square('1', 113.205, 34.72), properties: { id: '1', name: 'moved' } };
    const reworded = { ...stays, properties: { id: '0', name: 'other' } };
    const { changes, addedM2, removedM2 } = layerDifference([stays, moves, goes], [comes, reworded, moved]);
    expect(changes.map(({ id, kind }) => [id, kind]).sort()).toEqual([
      ['0', 'reworded'],
      ['1', 'moved'],
      ['2', 'removed'],
      ['3', 'added'],
    ]);
    const of = (id: string) => changes.find((change) => change.id === id)!;
    expect(of('0')).toMatchObject({ properties: { name: 'other' }, addedM2: 0, removedM2: 0 });
    expect(of('1').addedM2 / turfArea(moved.geometry)).toBeCloseTo(0.5, 2);
    expect(of('1').bbox.map((side) => Number(side.toFixed(3)))).toEqual([113.2, 34.72, 113.215, 34.73]);
    expect(of('2').removedM2 / turfArea(goes.geometry)).toBeCloseTo(1, 2);
    expect(of('2').addedM2).toBe(0);
    expect(changes.at(-1)?.id).toBe('0');
    expect(changes.reduce((sum, change) => sum + change.addedM2, 0)).toBeCloseTo(addedM2, 0);
    expect(changes.reduce((sum, change) => sum + change.removedM2, 0)).toBeCloseTo(removedM2, 0);
  });

  it('is nothing for the same features in another order', () => {
    fc.assert(
      fc.property(layer, (zones) => {
        expect(changedBoxes(zones, zones.toReversed())).toEqual([]);
        const difference = layerDifference(zones, zones.toReversed());
        expect(difference).toMatchObject({ same: zones.length, changed: 0, addedM2: 0, removedM2: 0, bbox: null });
      }),
    );
  });

  it('adds up, and turns round with the two', () => {
    fc.assert(
      fc.property(layer, layer, (before, now) => {
        const there = layerDifference(before, now);
        const back = layerDifference(now, before);
        expect(there.same + there.changed + there.added).toBe(now.length);
        expect(there.same + there.changed + there.removed).toBe(before.length);
        expect(there.now.areaM2 - there.before.areaM2).toBeCloseTo(there.addedM2 - there.removedM2, 0);
        expect(back.addedM2).toBeCloseTo(there.removedM2, 0);
        expect(back.added).toBe(there.removed);
        expect(there.changes).toHaveLength(there.changed + there.added + there.removed);
        expect(there.changes.reduce((sum, change) => sum + change.addedM2, 0)).toBeGreaterThan(there.addedM2 - 1);
        expect(changedBoxes(before, now)).toHaveLength(2 * there.changed + there.added + there.removed);
      }),
      { numRuns: 60 },
    );
  });
});
