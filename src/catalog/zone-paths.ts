import type { Geometry, Position } from 'geojson';
import { type Grid, positionOf, stepsEast, stepsNorth } from '../geo/packed/grid.ts';
import type { PackedLayer } from '../geo/packed/packed-layer.ts';
import { pathsOf } from '../geo/shapes.ts';
import type { Zone } from './zone.ts';

/** Geometry types by the number they have in the file. */
const TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'] as const;

/** Unit of what rounding to the grid took off a coordinate, degrees: the distance of doubles from 32 to 64. */
const UNIT_DEG = 2 ** -47;

const STARTS_PART = 1;
const IS_REVERSED = 2;

/**
 * What a packed layer leaves out of its geometries: their types, which paths are parts and which are holes, which rings
 * were turned round, and what rounding took off. With it every geometry comes back to the last bit.
 */
export interface ZonePaths {
  /** Number of the type of every feature. */
  readonly featureType: Uint8Array;
  /** First path of every feature, and the number of paths at the end. */
  readonly featurePath: Uint32Array;
  /** First vertex of every path, and the number of vertices at the end. */
  readonly pathFirst: Uint32Array;
  readonly pathFlags: Uint8Array;
  /** Of every x and y in turn: remainders in units of 2⁻⁴⁷ degrees, or the coordinates themselves where those do not fit. */
  readonly remainders: Int16Array | Float64Array;
}

/**
 * Notes what a packed layer leaves out of the zones it was made from.
 * @returns null where something cannot be told: collections, rings left open, positions with a height, nothing at all
 */
export function zonePathsOf(zones: readonly Zone[], layer: PackedLayer): ZonePaths | null {
  const featureType = new Uint8Array(zones.length);
  const featurePath = new Uint32Array(zones.length + 1);
  const pathFirst: number[] = [];
  const pathFlags: number[] = [];
  const exact = new Float64Array(layer.vertexCount * 2);
  let vertex = 0;
  for (let i = 0; i < zones.length; i++) {
    const { geometry } = zones[i]!;
    const type = (TYPES as readonly string[]).indexOf(geometry.type);
    if (type < 0 || geometry.type === 'GeometryCollection') return null;
    featureType[i] = type;
    const holes = new Set(geometry.type === 'Polygon' ? geometry.coordinates.slice(1) : holesOf(geometry));
    for (const path of pathsOf(geometry)) {
      if (path.length === 1 && !geometry.type.endsWith('Point')) return null;
      const turned = writePath(layer, path, vertex, exact);
      if (turned === null) return null;
      pathFirst.push(vertex);
      pathFlags.push((holes.has(path) ? 0 : STARTS_PART) | (turned ? IS_REVERSED : 0));
      vertex += Math.max(2, path.length);
    }
    featurePath[i + 1] = pathFirst.length;
  }
  if (vertex !== layer.vertexCount) return null;
  return {
    featureType,
    featurePath,
    pathFirst: Uint32Array.from([...pathFirst, vertex]),
    pathFlags: Uint8Array.from(pathFlags),
    remainders: remaindersOf(layer, exact) ?? exact,
  };
}

function holesOf(geometry: Geometry): Position[][] {
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap(([, ...holes]) => holes) : [];
}

/**
 * Puts a path's coordinates in the order in which they were packed.
 * @returns whether that is the reverse; null when the layer does not have this path here
 */
function writePath(layer: PackedLayer, path: readonly Position[], first: number, into: Float64Array): boolean | null {
  const { grid, xy } = layer;
  const length = Math.max(2, path.length);
  if (path.length === 0) return null;
  const lies = (at: (i: number) => Position | undefined) => {
    for (let i = 0; i < length; i++) {
      const place = at(i);
      if (place?.length !== 2 || first + i >= layer.vertexCount) return false;
      if (stepsEast(grid, place[0]!) !== xy[2 * (first + i)]) return false;
      if (stepsNorth(grid, place[1]!) !== xy[2 * (first + i) + 1]) return false;
    }
    return true;
  };
  const straight = (i: number) => path[path.length === 1 ? 0 : i];
  const turned = (i: number) => path[length - 1 - i];
  const order = lies(straight) ? straight : lies(turned) ? turned : null;
  if (order === null) return null;
  for (let i = 0; i < length; i++) into.set(order(i)!, 2 * (first + i));
  return order === turned;
}

/** Remainders that give every coordinate back exactly; null when some do not. */
function remaindersOf({ grid, xy }: PackedLayer, exact: Float64Array): Int16Array | null {
  const remainders = new Int16Array(exact.length);
  for (let k = 0; k < exact.length; k++) {
    const rounded = onAxis(grid, k, xy[k]!);
    const remainder = (exact[k]! - rounded) / UNIT_DEG;
    if (!Number.isInteger(remainder) || Math.abs(remainder) > 32_767) return null;
    if (rounded + remainder * UNIT_DEG !== exact[k]) return null;
    remainders[k] = remainder;
  }
  return remainders;
}

function onAxis(grid: Grid, k: number, steps: number): number {
  return positionOf(grid, steps, steps)[k % 2]!;
}

/** The geometry of one feature as it was before packing. */
export function geometryAt(paths: ZonePaths, layer: PackedLayer, feature: number): Geometry {
  const parts: Position[][][] = [];
  for (let path = paths.featurePath[feature]!; path < paths.featurePath[feature + 1]!; path++) {
    const flags = paths.pathFlags[path]!;
    if (flags & STARTS_PART) parts.push([]);
    const positions = positionsOf(paths, layer, paths.pathFirst[path]!, paths.pathFirst[path + 1]!);
    parts.at(-1)?.push(flags & IS_REVERSED ? positions.reverse() : positions);
  }
  const type = TYPES[paths.featureType[feature]!]!;
  switch (type) {
    case 'Point':
      return { type, coordinates: parts[0]![0]![0]! };
    case 'MultiPoint':
      return { type, coordinates: parts.map(([path]) => path![0]!) };
    case 'LineString':
      return { type, coordinates: parts[0]![0]! };
    case 'MultiLineString':
      return { type, coordinates: parts.map(([path]) => path!) };
    case 'Polygon':
      return { type, coordinates: parts[0]! };
    case 'MultiPolygon':
      return { type, coordinates: parts };
  }
}

function positionsOf({ remainders }: ZonePaths, layer: PackedLayer, first: number, end: number): Position[] {
  const positions: Position[] = [];
  for (let v = first; v < end; v++) {
    const [lon, lat] = [remainders[2 * v]!, remainders[2 * v + 1]!];
    if (remainders instanceof Float64Array) positions.push([lon, lat]);
    else {
      const [east, north] = positionOf(layer.grid, layer.xy[2 * v]!, layer.xy[2 * v + 1]!) as [number, number];
      positions.push([east + lon * UNIT_DEG, north + lat * UNIT_DEG]);
    }
  }
  return positions;
}
