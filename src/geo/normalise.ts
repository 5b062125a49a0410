import type { Position } from 'geojson';
import { type Problem, warningProblem } from '../kernel/problem.ts';
import { signedRingAreaM2 } from './area.ts';
import { isArea, isLine, type PlainGeometry, partsOf, type Ring, type Rings } from './shapes.ts';

/**
 * The form all measuring expects: two numbers per position, rings closed, no position twice in a row, outer rings
 * counter-clockwise and holes clockwise (RFC 7946 §3.1.6). Nothing is moved or repaired. Warnings `unclosed_ring` and
 * `duplicate_points` say what was added or left out; rings count through all parts from 1.
 */
export function normaliseGeometry<T extends PlainGeometry>(geometry: T): { geometry: T; warnings: Problem[] } {
  const warnings: Problem[] = [];
  let ringNumber = 0;
  const polygon = (rings: Rings): Rings =>
    rings.map((ring, index) => {
      ringNumber++;
      return wound(closed(distinct(ring, ringNumber, warnings), ringNumber, warnings), index === 0);
    });
  const line = (path: Position[]) => distinct(path, undefined, warnings);
  const make = (coordinates: unknown) => ({ geometry: { type: geometry.type, coordinates } as unknown as T, warnings });
  if (isArea(geometry)) {
    const parts = partsOf(geometry).map(polygon);
    return make(geometry.type === 'Polygon' ? parts[0] : parts);
  }
  if (isLine(geometry)) {
    return make(geometry.type === 'LineString' ? line(geometry.coordinates) : geometry.coordinates.map(line));
  }
  return make(geometry.type === 'Point' ? flat(geometry.coordinates) : geometry.coordinates.map(flat));
}

function flat(position: Position): Position {
  return position.length === 2 ? position : [position[0]!, position[1]!];
}

function same(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function distinct(path: readonly Position[], ring: number | undefined, warnings: Problem[]): Position[] {
  const kept: Position[] = [];
  path.forEach((position, index) => {
    if (!same(kept.at(-1), position)) kept.push(flat(position));
    else if (!warnings.some(({ code, where }) => code === 'duplicate_points' && where?.ring === ring)) {
      warnings.push(
        warningProblem('duplicate_points', {
          ...(ring !== undefined && { ring }),
          vertex: index + 1,
          lon: position[0]!,
          lat: position[1]!,
        }),
      );
    }
  });
  return kept;
}

function closed(ring: Ring, ringNumber: number, warnings: Problem[]): Ring {
  const first = ring[0];
  if (first === undefined || same(first, ring.at(-1))) return ring;
  warnings.push(warningProblem('unclosed_ring', { ring: ringNumber, lon: first[0]!, lat: first[1]! }));
  return [...ring, first];
}

function wound(ring: Ring, counterClockwise: boolean): Ring {
  const area = signedRingAreaM2(ring);
  return area !== 0 && area > 0 !== counterClockwise ? [...ring].reverse() : ring;
}
