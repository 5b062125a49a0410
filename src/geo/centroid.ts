import type { Position } from 'geojson';
import { toPlane } from './plane.ts';
import { fromCm114, toCm114 } from './project.ts';
import { isArea, isLine, type PlainGeometry, partsOf, pathsOf } from './shapes.ts';

type Point = readonly [eastM: number, northM: number];

/** So much area, length or number of places, and its own centre, metres from a common origin. */
interface Mass {
  readonly weight: number;
  readonly at: Point;
}

/**
 * Centre of gravity in the EPSG:4547 plane as [lon, lat]: of the area, of the length for lines, of the places for
 * points. For a label and a place in a list; it may lie outside a bent site.
 */
export function centroidOf(geometry: PlainGeometry): Position {
  const first = pathsOf(geometry)[0]![0]!;
  let weight = 0;
  let east = 0;
  let north = 0;
  for (const mass of massesOf(geometry, first)) {
    weight += mass.weight;
    east += mass.weight * mass.at[0];
    north += mass.weight * mass.at[1];
  }
  if (weight === 0) return first;
  const origin = toCm114(first);
  return fromCm114({ eastM: origin.eastM + east / weight, northM: origin.northM + north / weight });
}

function massesOf(geometry: PlainGeometry, origin: Position): Mass[] {
  if (isArea(geometry)) {
    return partsOf(geometry).flatMap((rings) =>
      rings.flatMap((ring, i) => massOfRing(toPlane(ring, origin), i === 0 ? 1 : -1)),
    );
  }
  const paths = pathsOf(geometry).map((path) => toPlane(path, origin));
  return isLine(geometry) ? paths.flatMap(massesOfEdges) : paths.flat().map((at) => ({ weight: 1, at }));
}

/** What a ring encloses, added or taken out whichever way it turns; a ring without area has no centre. */
function massOfRing(points: readonly Point[], sign: 1 | -1): Mass[] {
  let twice = 0;
  let east = 0;
  let north = 0;
  for (let i = 1; i < points.length; i++) {
    const [[px, py], [qx, qy]] = [points[i - 1]!, points[i]!];
    const cross = px * qy - qx * py;
    twice += cross;
    east += (cross * (px + qx)) / 3;
    north += (cross * (py + qy)) / 3;
  }
  return twice === 0 ? [] : [{ weight: sign * Math.abs(twice), at: [east / twice, north / twice] }];
}

function massesOfEdges(points: readonly Point[]): Mass[] {
  return points.slice(1).map((q, i) => {
    const p = points[i]!;
    return { weight: Math.hypot(q[0] - p[0], q[1] - p[1]), at: [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2] };
  });
}
