import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { District } from '../../src/map/map-props.ts';
import { packOutlines } from '../../src/site/outlines.ts';
import { SKETCH_HEIGHT_PX, SKETCH_WIDTH_PX, sketchPlace } from '../../src/ui/screening/place-sketch.ts';

/** A district of 0.2° × 0.15° with its middle at 113.3, 34.8. */
const district: District = {
  geometry: { type: 'Polygon', coordinates: [box([113.2, 34.725], [113.4, 34.875])] },
};

function box([west = 0, south = 0]: Position, [east = 0, north = 0]: Position): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function sketchAt([lon = 0, lat = 0]: Position, sizeDeg = 0.001) {
  const half = sizeDeg / 2;
  const geometry = { type: 'Polygon' as const, coordinates: [box([lon - half, lat - half], [lon + half, lat + half])] };
  return sketchPlace(district, { centroid: [lon, lat], outlines: packOutlines([{ geometry }]) });
}

const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

describe('sketchPlace', () => {
  it('puts a site inside of the district where it lies, north up', () => {
    const middle = sketchAt([113.3, 34.8]);
    expect(middle.far).toBeNull();
    expect(middle.site.x).toBeCloseTo(SKETCH_WIDTH_PX / 2, 6);
    expect(middle.site.y).toBeCloseTo(SKETCH_HEIGHT_PX / 2, 6);
    const corner = sketchAt([113.39, 34.87]);
    expect(corner.far).toBeNull();
    expect(corner.site.x).toBeGreaterThan(middle.site.x);
    expect(corner.site.y).toBeLessThan(middle.site.y);
    const [left, right] = [Math.min, Math.max].map((pick) => pick(...pointsOf(corner.district).map(({ x }) => x)));
    expect((corner.site.x - left!) / (right! - left!)).toBeCloseTo(0.95, 2);
  });

  it('is filled by the largest part of a district, and by its exclave only where the site is there', () => {
    const exclave = box([113.0, 34.6], [113.02, 34.61]);
    const both: District = {
      geometry: { type: 'MultiPolygon', coordinates: [[exclave], district.geometry.coordinates as Position[][]] },
    };
    const outlines = packOutlines([]);
    const home = sketchPlace(both, { centroid: [113.3, 34.8], outlines });
    expect(home.site.x).toBeCloseTo(SKETCH_WIDTH_PX / 2, 6);
    expect(home.site.y).toBeCloseTo(SKETCH_HEIGHT_PX / 2, 6);
    const away = sketchPlace(both, { centroid: [113.01, 34.605], outlines });
    expect(away.far).toBeNull();
    expect(away.site.x).toBeLessThan(SKETCH_WIDTH_PX / 4);
  });

  it('draws the border of a site large enough to be seen, and only then', () => {
    expect(sketchAt([113.3, 34.8], 0.0005).outline).toBe('');
    expect(pointsOf(sketchAt([113.3, 34.8], 0.05).outline)).toHaveLength(5);
  });

  it('keeps the direction of a site far away, and the district at the other end', () => {
    const east = sketchAt([116.3, 34.8]);
    expect(east.far).not.toBeNull();
    expect(east.site.x).toBeGreaterThan(east.far!.x + SKETCH_WIDTH_PX / 2);
    expect(east.site.y).toBeCloseTo(east.far!.y, 6);
    const southWest = sketchAt([110, 30]);
    expect(southWest.site.x).toBeLessThan(southWest.far!.x);
    expect(southWest.site.y).toBeGreaterThan(southWest.far!.y);
  });

  it('keeps everything in the picture, wherever on earth the site is', () => {
    const lonLat = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(lonLat, (place) => {
        const { site, district: path } = sketchAt(place);
        for (const { x, y } of [site, ...pointsOf(path)]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(SKETCH_WIDTH_PX);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(SKETCH_HEIGHT_PX);
        }
      }),
    );
  });
});
