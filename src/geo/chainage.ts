import type { Geometry, Position } from 'geojson';
import { forEdgesNear, packEdges } from './edges.ts';
import { scaleAt } from './ellipsoid.ts';
import { isInside } from './inside.ts';
import { edgeLengthM, pathLengthM } from './length.ts';
import { meetingPlaces, stretchesOf } from './line-inside.ts';
import { overlapOf } from './overlay.ts';
import { alongSegment, pointSegment2 } from './segment.ts';
import { type AreaGeometry, flatten, isArea, isLine, linesOf, type PlainGeometry, partsOf, pathsOf } from './shapes.ts';

/** A line with the land it takes up: its corridor, or none where it has no width. */
export interface Axis {
  readonly path: readonly Position[];
  readonly corridor: AreaGeometry | null;
}

/** Stations of the ends of a stretch, metres along the line from its start; both the same where it is only crossed. */
export interface Stretched {
  readonly fromM: number;
  readonly toM: number;
}

/** Stretches closer together than this are one, metres. */
const SAME_STATION_M = 1e-3;
/** How far from a place its own edge of the axis is looked for first, metres; then everywhere. */
const NEAR_M = 200;

/**
 * Where along a line its land meets a zone, from its start, on the ellipsoid. With a corridor: from the first to the
 * last station abreast of each piece that corridor and zone share. Without: the stretches inside of an area, and the
 * places where a line is crossed.
 */
export function metAlong(axis: Axis, zone: Geometry): Stretched[] {
  const found = flatten(zone).flatMap((member) =>
    axis.corridor === null ? alongBareLine(axis.path, member) : abreast(axis.path, axis.corridor, member),
  );
  return merged(found);
}

function alongBareLine(path: readonly Position[], zone: PlainGeometry): Stretched[] {
  if (isArea(zone)) {
    let stationM = 0;
    return stretchesOf(path, [zone]).flatMap((stretch) => {
      const fromM = stationM;
      stationM += pathLengthM(stretch.path);
      return stretch.inside ? [{ fromM, toM: stationM }] : [];
    });
  }
  if (!isLine(zone)) return [];
  const locate = locator(path);
  return meetingPlaces(path, linesOf(zone)).map((place) => ({ fromM: locate(place), toM: locate(place) }));
}

/** Pieces of a zone in the corridor, each between the stations of its outermost corners. */
function abreast(path: readonly Position[], corridor: AreaGeometry, zone: PlainGeometry): Stretched[] {
  const locate = locator(path);
  return sharedPieces(corridor, zone).map((corners) => {
    const stations = corners.map(locate);
    return { fromM: Math.min(...stations), toM: Math.max(...stations) };
  });
}

function sharedPieces(corridor: AreaGeometry, zone: PlainGeometry): (readonly Position[])[] {
  if (isArea(zone)) return overlapOf(corridor, zone).map(([outer]) => outer ?? []);
  if (isLine(zone)) {
    return linesOf(zone).flatMap((line) =>
      stretchesOf(line, [corridor]).flatMap(({ inside, path }) => (inside ? [path] : [])),
    );
  }
  return pathsOf(zone).filter(([place]) => partsOf(corridor).some((rings) => isInside(place!, rings)));
}

/** Finds the station of the place of a path nearest to a position. */
function locator(path: readonly Position[]): (position: Position) => number {
  const edges = packEdges([path]);
  const starts: number[] = [];
  let lengthM = 0;
  for (let i = 1; i < path.length; i++) {
    starts.push(lengthM);
    lengthM += edgeLengthM(path[i - 1]!, path[i]!);
  }
  return (position) => {
    const [lon, lat] = position as [number, number];
    const scale = scaleAt(lat);
    let best = { d2: Infinity, stationM: 0 };
    const look = (edge: number) => {
      const [a, b] = [path[edge]!, path[edge + 1]!];
      const [ax, ay] = [(a[0]! - lon) * scale.eastM, (a[1]! - lat) * scale.northM];
      const [bx, by] = [(b[0]! - lon) * scale.eastM, (b[1]! - lat) * scale.northM];
      const d2 = pointSegment2(0, 0, ax, ay, bx, by);
      if (d2 >= best.d2) return;
      best = { d2, stationM: starts[edge]! + alongSegment(0, 0, ax, ay, bx, by) * edgeLengthM(a, b) };
    };
    const [east, north] = [NEAR_M / scale.eastM, NEAR_M / scale.northM];
    forEdgesNear(edges, lon - east, lat - north, lon + east, lat + north, look);
    if (best.d2 > NEAR_M * NEAR_M) for (let edge = 0; edge < edges.count; edge++) look(edge);
    return best.stationM;
  };
}

function merged(stretches: readonly Stretched[]): Stretched[] {
  const sorted = stretches.toSorted((a, b) => a.fromM - b.fromM);
  const whole: Stretched[] = [];
  for (const stretch of sorted) {
    const last = whole.at(-1);
    if (last && stretch.fromM <= last.toM + SAME_STATION_M) {
      whole[whole.length - 1] = { fromM: last.fromM, toM: Math.max(last.toM, stretch.toM) };
    } else whole.push(stretch);
  }
  return whole;
}
