import type { Site } from '../../src/site/site.ts';

export const SITE_COUNT = 30;
/** Number of the site whose ring crosses itself, from 0. */
export const BAD_SITE = 4;

/** Small squares over the district, by number from 0. */
export function siteAt(index: number): Site {
  const [west, south] = [113.22 + (index % 10) * 0.012, 34.75 + Math.floor(index / 10) * 0.012];
  const [east, north] = [west + 0.0006, south + 0.0005];
  const corners = index === BAD_SITE ? [0, 2, 1, 3, 0] : [0, 1, 2, 3, 0];
  const ring = corners.map(
    (corner) =>
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ][corner]!,
  );
  const geometry = { type: 'Polygon' as const, coordinates: [ring] };
  return {
    name: `地块${index + 1}`,
    origin: 'file',
    parcels: [{ name: '', geometry }],
    accuracyM: 0.5,
    crs: { epsg: 4490, how: 'declared' },
    warnings: [],
  };
}
