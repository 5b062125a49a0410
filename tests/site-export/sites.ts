import fc from 'fast-check';
import type { Position } from 'geojson';
import type { Parcel, Site } from '../../src/site/site.ts';

/** A site as the export takes it. */
export type PlainSite = Pick<Site, 'name' | 'parcels' | 'accuracyM'>;

/** Metres to degrees near the district, close enough to make shapes with. */
const M = 1 / 100_000;

const name = fc.constantFrom('示例地块', '二期(南)', '孟津路', 'Plot 7', '');

/** Corners on rays around a middle: never a crossing, neighbours at least some metres apart. */
function star(middle: Position, radiusM: number, reaches: readonly number[]): Position[] {
  const ring = reaches.map((reach, i): Position => {
    const angle = (2 * Math.PI * i) / reaches.length;
    return [middle[0]! + radiusM * reach * M * Math.cos(angle), middle[1]! + radiusM * reach * M * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

const reaches = fc.array(fc.double({ min: 0.6, max: 1, noNaN: true }), { minLength: 4, maxLength: 9 });

/** An area of one or two parts, the first with a hole; cells of a grid, so that parcels never overlap. */
const area = (column: number): fc.Arbitrary<Parcel> =>
  fc
    .record({
      name,
      outer: reaches,
      hole: fc.option(reaches),
      second: fc.option(reaches),
      radiusM: fc.double({ min: 40, max: 250, noNaN: true }),
    })
    .map(({ name: own, outer, hole, second, radiusM }): Parcel => {
      const middle = [113.28 + column * 0.008, 34.81];
      const first = [star(middle, radiusM, outer), ...(hole ? [star(middle, radiusM / 4, hole).toReversed()] : [])];
      const parts = second ? [first, [star([middle[0]!, 34.82], radiusM, second)]] : [first];
      return {
        name: own,
        geometry:
          parts.length === 1
            ? { type: 'Polygon', coordinates: parts[0]! }
            : { type: 'MultiPolygon', coordinates: parts },
      };
    });

const line = (column: number): fc.Arbitrary<Parcel> =>
  fc
    .record({
      name,
      steps: fc.array(fc.double({ min: -200, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }),
      widthM: fc.option(fc.integer({ min: 4, max: 60 })),
    })
    .map(({ name: own, steps, widthM }): Parcel => {
      const coordinates = [0, ...steps].map(
        (aside, i): Position => [113.27 + (column * 3000 + aside) * M, 34.79 + i * 150 * M],
      );
      return { name: own, geometry: { type: 'LineString', coordinates }, ...(widthM !== null && { widthM }) };
    });

const siteOf = (parcel: (column: number) => fc.Arbitrary<Parcel>): fc.Arbitrary<PlainSite> =>
  fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, column) => parcel(column))))
    .map((parcels) => ({
      name: '上街区示例用地',
      parcels: parcels as unknown as [Parcel, ...Parcel[]],
      accuracyM: 0.05,
    }));

/** Sites of areas, and sites of lines, as an officer may have them. */
export const areaSites = siteOf(area);
export const lineSites = siteOf(line);
