import type { Feature, LineString, Polygon, Position } from 'geojson';
import type { ParcelGeometry } from '../site/site.ts';
import type { SiteFeatures } from './map-props.ts';

/** Decimals of a degree the drawing tool keeps: a tenth of a millimetre. */
export const DRAWING_DECIMALS = 9;

/** Where a chain of vertices belongs: the drawing tool takes no holes, so every ring is handed to it alone. */
export interface ChainPlace {
  readonly parcel: number;
  readonly part: number;
  readonly ring: number;
}

export interface Chain {
  readonly place: ChainPlace;
  readonly geometry: Polygon | LineString;
}

function rounded(value: number): number {
  return Number(value.toFixed(DRAWING_DECIMALS));
}

function roundedChain(chain: readonly Position[]): Position[] {
  return chain.map(([lon = 0, lat = 0]) => [rounded(lon), rounded(lat)]);
}

function chainsOfGeometry(geometry: ParcelGeometry, parcel: number): Chain[] {
  const area = (ring: Position[], part: number, index: number): Chain => ({
    place: { parcel, part, ring: index },
    geometry: { type: 'Polygon', coordinates: [roundedChain(ring)] },
  });
  const line = (positions: Position[], part: number): Chain => ({
    place: { parcel, part, ring: 0 },
    geometry: { type: 'LineString', coordinates: roundedChain(positions) },
  });
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring, i) => area(ring, 0, i));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings, part) => rings.map((ring, i) => area(ring, part, i)));
    case 'LineString':
      return [line(geometry.coordinates, 0)];
    case 'MultiLineString':
      return geometry.coordinates.map(line);
  }
}

/** Takes a site apart into single rings and lines, in degrees rounded to what the drawing tool keeps. */
export function takeApart(site: SiteFeatures): Chain[] {
  return site.features.flatMap((feature, parcel) => chainsOfGeometry(feature.geometry, parcel));
}

/** A vertex that was not moved keeps every digit it came with. */
function restored(chain: readonly Position[], original: readonly Position[]): Position[] {
  const exact = new Map(original.map((position) => [roundedChain([position]).join(), position]));
  return chain.map((position) => exact.get(roundedChain([position]).join()) ?? position);
}

function withChain(geometry: ParcelGeometry, { part, ring }: ChainPlace, chain: readonly Position[]): ParcelGeometry {
  const swap = <T>(items: T[], at: number, change: (item: T) => T): T[] =>
    items.map((item, i) => (i === at ? change(item) : item));
  switch (geometry.type) {
    case 'Polygon':
      return { ...geometry, coordinates: swap(geometry.coordinates, ring, (old) => restored(chain, old)) };
    case 'MultiPolygon':
      return {
        ...geometry,
        coordinates: swap(geometry.coordinates, part, (rings) => swap(rings, ring, (old) => restored(chain, old))),
      };
    case 'LineString':
      return { ...geometry, coordinates: restored(chain, geometry.coordinates) };
    case 'MultiLineString':
      return { ...geometry, coordinates: swap(geometry.coordinates, part, (old) => restored(chain, old)) };
  }
}

/** The site with one of its rings or lines replaced; everything else, and every unmoved vertex, stays as it was. */
export function putBack(site: SiteFeatures, place: ChainPlace, geometry: Polygon | LineString): SiteFeatures {
  const chain = geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : geometry.coordinates;
  const features = site.features.map(
    (feature, parcel): Feature<ParcelGeometry> =>
      parcel === place.parcel ? { ...feature, geometry: withChain(feature.geometry, place, chain) } : feature,
  );
  return { ...site, features };
}

/** Whether two sites have the same vertices to the drawing tool's precision. */
export function sameChains(a: readonly Chain[], b: readonly Chain[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
