import type { Position } from 'geojson';
import { scaleAt } from '../geo/ellipsoid.ts';
import { scaleBar } from './ground-scale.ts';
import type { SiteFeatures } from './map-props.ts';
import { type Chain, putBack, takeApart } from './ring-edit.ts';

/** One press of an arrow key moves a point by the longest round length that is no longer than this on the screen. */
const STEP_PX = 1.5;
/** Finer than a survey is no step. */
const LEAST_STEP_M = 0.01;

/** How far one press of an arrow key moves a point at a zoom: 1, 2 or 5 × 10ⁿ metres. */
export function keyStepM(zoom: number, latDeg: number): number {
  return Math.max(LEAST_STEP_M, scaleBar(zoom, latDeg, STEP_PX).lengthM);
}

/** A boundary point of a site as keys reach it. */
export interface KeyVertex {
  readonly chain: number;
  readonly vertex: number;
  /** As on the map, behind the parcel's name where there are several parcels: J3, 2号 J3. */
  readonly name: string;
  readonly position: Position;
}

/** All boundary points of a site, in the order they are numbered on the map. */
export function keyVertices(site: SiteFeatures): readonly KeyVertex[] {
  const numbers = new Map<number, number>();
  return takeApart(site).flatMap((one, chain) =>
    openChain(one).map((position, vertex): KeyVertex => {
      const { parcel } = one.place;
      const number = (numbers.get(parcel) ?? 0) + 1;
      numbers.set(parcel, number);
      const parcelName = site.features.length > 1 ? `${site.features[parcel]?.properties?.name ?? parcel + 1} ` : '';
      return { chain, vertex, name: `${parcelName}J${number}`, position };
    }),
  );
}

/** Positions of a ring without its closing copy, or of a line. */
function openChain({ geometry }: Chain): readonly Position[] {
  return geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []).slice(0, -1) : geometry.coordinates;
}

/** A position so many metres further east and north on the ellipsoid; for steps, good to a thousandth of their length. */
export function steppedFrom([lon = 0, lat = 0]: Position, eastM: number, northM: number): Position {
  const scale = scaleAt(lat);
  return [lon + eastM / scale.eastM, lat + northM / scale.northM];
}

/** A site with one boundary point elsewhere; every other one keeps the digits it came with. */
export function withVertexAt(
  site: SiteFeatures,
  { chain, vertex }: Pick<KeyVertex, 'chain' | 'vertex'>,
  to: Position,
): SiteFeatures {
  const one = takeApart(site)[chain];
  if (!one) return site;
  const moved = openChain(one).with(vertex, to);
  const { place, geometry } = one;
  if (geometry.type === 'LineString') return putBack(site, place, { ...geometry, coordinates: moved });
  return putBack(site, place, { ...geometry, coordinates: [[...moved, moved[0]!]] });
}
