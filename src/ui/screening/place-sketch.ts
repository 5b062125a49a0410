import type { Position } from 'geojson';
import { type Bbox, bboxOfPaths, partsOf } from '../../geo/shapes.ts';
import type { District } from '../../map/map-props.ts';
import { type Outlines, outlineFeatures } from '../../site/outlines.ts';

export const SKETCH_WIDTH_PX = 96;
export const SKETCH_HEIGHT_PX = 100;
const MARGIN_PX = 8;
/** A site further off than so many times the district's extent would leave of the district a dot. */
const NEAR_EXTENTS = 2.5;
/** Far off, the district is drawn in a square of this side, and the two stand so far from the middle. */
const FAR_DISTRICT_PX = 26;
const FAR_APART_PX = [32, 34] as const;
/** A site smaller than this is marked instead of drawn. */
const LEAST_SITE_PX = 7;
/** A way that rises less than this from its middle is level. */
const LEVEL_PX = 14;
/** Steps of a border that nobody would see are left out. */
const STEP_PX = 0.4;

/** A place against the district, north up, ready to be drawn; lengths in pixels from the upper left corner. */
export interface PlaceSketch {
  /** Path of the district's area. */
  readonly district: string;
  readonly site: { readonly x: number; readonly y: number };
  /** Path of the site's border; empty where it would be too small to be seen. */
  readonly outline: string;
  /** Where the district's middle is, and that the way between the two is shortened; null where all is to scale. */
  readonly far: { readonly x: number; readonly y: number } | null;
  /** Whether the way runs sideways, so that words would lie on it. */
  readonly level: boolean;
}

interface Reading {
  readonly centroid: Position;
  readonly outlines: Outlines;
}

type ToPx = (position: Position) => readonly [x: number, y: number];

/**
 * Where a reading of a file would put the site. Near the district both are to one scale; far away only the direction is
 * true, and the district stands small at the other end of a broken line.
 */
export function sketchPlace({ geometry }: District, { centroid, outlines }: Reading): PlaceSketch {
  const parts = partsOf(geometry);
  const rings = parts.flat();
  // Of a district in several parts the largest fills the picture: an exclave far off would shrink it to a dot.
  const home = parts.map((part) => bboxOfPaths(part)).reduce((a, b) => (extentOf(b) > extentOf(a) ? b : a));
  const squeeze = Math.cos((((home[1] + home[3]) / 2) * Math.PI) / 180);
  const both = bboxOfPaths([[...corners(home), centroid]]);
  const grown = Math.max((both[2] - both[0]) / (home[2] - home[0]), (both[3] - both[1]) / (home[3] - home[1]));
  if (grown <= NEAR_EXTENTS) {
    const middle = { x: SKETCH_WIDTH_PX / 2, y: SKETCH_HEIGHT_PX / 2 };
    const toPx = fitted(both, squeeze, [SKETCH_WIDTH_PX - 2 * MARGIN_PX, SKETCH_HEIGHT_PX - 2 * MARGIN_PX], middle);
    const [x, y] = toPx(centroid);
    return {
      district: pathOf(rings, toPx),
      site: { x, y },
      outline: siteOutline(outlines, toPx),
      far: null,
      level: false,
    };
  }
  const east = (centroid[0]! - (home[0] + home[2]) / 2) * squeeze;
  const north = centroid[1]! - (home[1] + home[3]) / 2;
  const away = Math.hypot(east, north);
  const [dx, dy] = [(FAR_APART_PX[0] * east) / away, (-FAR_APART_PX[1] * north) / away];
  const far = { x: SKETCH_WIDTH_PX / 2 - dx, y: SKETCH_HEIGHT_PX / 2 - dy };
  return {
    district: pathOf(rings, fitted(home, squeeze, [FAR_DISTRICT_PX, FAR_DISTRICT_PX], far)),
    site: { x: SKETCH_WIDTH_PX / 2 + dx, y: SKETCH_HEIGHT_PX / 2 + dy },
    outline: '',
    far,
    level: Math.abs(dy) < LEVEL_PX,
  };
}

function extentOf([west, south, east, north]: Bbox): number {
  return (east - west) * (north - south);
}

function corners([west, south, east, north]: Bbox): Position[] {
  return [
    [west, south],
    [east, north],
  ];
}

/** A box of degrees laid into one of pixels around a middle, undistorted. @param squeeze of a degree of longitude */
function fitted(
  [west, south, east, north]: Bbox,
  squeeze: number,
  [widthPx, heightPx]: readonly [number, number],
  middle: { readonly x: number; readonly y: number },
): ToPx {
  const pxPerDeg = Math.min(widthPx / ((east - west) * squeeze), heightPx / (north - south));
  return ([lon = 0, lat = 0]) => [
    middle.x + (lon - (west + east) / 2) * squeeze * pxPerDeg,
    middle.y - (lat - (south + north) / 2) * pxPerDeg,
  ];
}

function pathOf(rings: readonly (readonly Position[])[], toPx: ToPx): string {
  return rings
    .map((ring) => {
      let last: readonly [number, number] = [Infinity, Infinity];
      const points = ring.flatMap((position) => {
        const [x, y] = toPx(position);
        if (Math.hypot(x - last[0], y - last[1]) < STEP_PX) return [];
        last = [x, y];
        return [`${x.toFixed(1)} ${y.toFixed(1)}`];
      });
      return points.length < 3 ? '' : `M${points.join('L')}Z`;
    })
    .join('');
}

function siteOutline(outlines: Outlines, toPx: ToPx): string {
  const paths = outlineFeatures(outlines, 0, outlines.parcelEnds.length).flatMap(
    ({ geometry }) => geometry.coordinates,
  );
  const [left, top, right, bottom] = bboxOfPaths(paths.map((path) => path.map((position) => [...toPx(position)])));
  return Math.max(right - left, bottom - top) < LEAST_SITE_PX ? '' : pathOf(paths, toPx);
}
