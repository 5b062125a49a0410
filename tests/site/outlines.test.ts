import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meetingPairs } from '../../src/geo/bbox-pairs.ts';
import { type Bbox, bboxesMeet, pathsOf } from '../../src/geo/shapes.ts';
import { outlineAt, outlineFeatures, packOutlines } from '../../src/site/outlines.ts';
import { multiPolygon, polygon, rectangle } from '../geo/shapes-for-tests.ts';

const parcels = [
  { geometry: polygon(rectangle(0, 0, 100, 100), rectangle(10, 10, 20, 20)) },
  { geometry: multiPolygon(polygon(rectangle(200, 0, 50, 50)), polygon(rectangle(300, 0, 50, 50))) },
  {
    geometry: {
      type: 'LineString' as const,
      coordinates: [
        [113.2, 34.8],
        [113.3, 34.8],
      ],
    },
  },
];

describe('outlines', () => {
  const packed = packOutlines(parcels);

  test('give back every border to the last digit', () => {
    const drawn = outlineFeatures(packed, 0, 99).map(({ geometry }) => geometry.coordinates);
    expect(drawn).toEqual(parcels.map(({ geometry }) => pathsOf(geometry)));
  });

  test.each([0, 1, 2])('of parcel %i alone', (number) => {
    expect(outlineFeatures(outlineAt(packed, number), 0, 1)).toEqual(outlineFeatures(packed, number, number + 1));
  });
});

describe('pairs of boxes that meet', () => {
  const box = fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.nat(6), fc.nat(6))
    .map(([west, south, width, height]): Bbox => [west, south, west + width, south + height]);

  test('are those that comparing each with all finds', () => {
    fc.assert(
      fc.property(fc.array(fc.option(box), { maxLength: 30 }), (boxes) => {
        const all = boxes.flatMap((a, i) =>
          boxes.flatMap((b, j) => (i < j && a && b && bboxesMeet(a, b) ? [`${i} ${j}`] : [])),
        );
        const found = [...meetingPairs(boxes)].map(([i, j]) => `${i} ${j}`);
        expect(found.sort()).toEqual(all.sort());
      }),
    );
  });
});
