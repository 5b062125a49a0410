import type {
  Geometry,
  LineString,
  MultiLineString,
  MultiPoint,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import { keptWhenLong } from './long-paths.ts';

export type AreaGeometry = Polygon | MultiPolygon;
export type LineGeometry = LineString | MultiLineString;
export type PointGeometry = Point | MultiPoint;
export type PlainGeometry = AreaGeometry | LineGeometry | PointGeometry;

/** A closed ring, first position repeated at the end, [lon, lat] degrees. */
export type Ring = Position[];
/** Outer ring and its holes. */
export type Rings = Ring[];

/** [west, south, east, north], degrees. */
export type Bbox = readonly [number, number, number, number];

/** How deep arrays are nested above a position, by type of a plain geometry; for checking coordinates of unknown origin. */
export const NESTING: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

export function isArea(geometry: Geometry): geometry is AreaGeometry {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

export function isLine(geometry: Geometry): geometry is LineGeometry {
  return geometry.type === 'LineString' || geometry.type === 'MultiLineString';
}

/** Members of a geometry that are not collections themselves, however deeply they were nested. */
export function flatten(geometry: Geometry): PlainGeometry[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(flatten) : [geometry];
}

/** Polygons of an area: one entry per part. */
export function partsOf(geometry: AreaGeometry): Rings[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Lines of a line geometry: one entry per part. */
export function linesOf(geometry: LineGeometry): Position[][] {
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
}

/** Every path that bounds or makes up a geometry: rings, lines, or single positions. */
export function pathsOf(geometry: PlainGeometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

/** One polygon or a multi-polygon, whichever the parts call for; null for none. */
export function areaOf(parts: readonly Rings[]): AreaGeometry | null {
  if (parts.length === 0) return null;
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: [...parts] };
}

/** One line or a multi-line, whichever the paths call for; null for none. */
export function lineOf(paths: readonly Position[][]): LineGeometry | null {
  if (paths.length === 0) return null;
  return paths.length === 1
    ? { type: 'LineString', coordinates: paths[0]! }
    : { type: 'MultiLineString', coordinates: [...paths] };
}

/** One point or a multi-point, whichever the places call for; null for none. */
export function pointOf(places: readonly Position[]): PointGeometry | null {
  if (places.length === 0) return null;
  return places.length === 1
    ? { type: 'Point', coordinates: places[0]! }
    : { type: 'MultiPoint', coordinates: [...places] };
}

/** A box as an area. */
export function areaOfBox([west, south, east, north]: Bbox): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** The place a share (0…1) of the way along an edge; its ends are handed back as they are. */
export function placeBetween(from: Position, to: Position, share: number): Position {
  if (share === 0) return from;
  if (share === 1) return to;
  return [from[0]! + share * (to[0]! - from[0]!), from[1]! + share * (to[1]! - from[1]!)];
}

/** Bounds of any number of paths; infinite and inverted when there is no position at all. */
export function bboxOfPaths(paths: readonly (readonly Position[])[]): Bbox {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const path of paths) {
    const box = bboxOfPath(path);
    if (box[0] < west) west = box[0];
    if (box[1] < south) south = box[1];
    if (box[2] > east) east = box[2];
    if (box[3] > north) north = box[3];
  }
  return [west, south, east, north];
}

const bboxOfPath = keptWhenLong((path): Bbox => {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const position of path) {
    const [lon, lat] = position as [number, number];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
});

/** Bounds of a geometry; infinite and inverted when it has no position. */
export function bboxOf(geometry: Geometry): Bbox {
  return bboxOfPaths(flatten(geometry).flatMap(pathsOf));
}

/** The box round two boxes. */
export function joinedBoxes(a: Bbox, b: Bbox): Bbox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Whether two boxes share a point, one of them grown by a margin. */
export function bboxesMeet(a: Bbox, b: Bbox, marginDeg = 0): boolean {
  return a[0] - marginDeg <= b[2] && b[0] - marginDeg <= a[2] && a[1] - marginDeg <= b[3] && b[1] - marginDeg <= a[3];
}
