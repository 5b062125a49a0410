import type { Geometry } from 'geojson';
import { normaliseGeometry } from '../geo/normalise.ts';
import { measurePair } from '../geo/pair.ts';
import { flatten, isArea, NESTING, type PlainGeometry, partsOf } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';
import { isObject } from '../kernel/json-object.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import type { PairFacts } from './facts.ts';

/** Answer to one pair: its facts, or what is wrong with which of the two (`where.field` is `site` or `zone`). */
export type PairLine =
  | ({ readonly id: string | number | null; readonly ok: true } & PairFacts)
  | { readonly id: string | number | null; readonly ok: false; readonly error: Problem };

/**
 * Raw spatial facts for one pair `{id, site, zone}` of GeoJSON geometries (or features), as the command line's
 * `measure` prints them. Problems: `bad_pair` (not such an object), `not_a_geometry`, `too_deep`, and those of `checkGeometry`.
 */
export function measurePairLine(line: unknown, options: { readonly touchToleranceM: number }): PairLine {
  if (!isObject(line)) return { id: null, ok: false, error: errorProblem('bad_pair') };
  const id = typeof line.id === 'string' || typeof line.id === 'number' ? line.id : null;
  const site = readGeometry(line.site, 'site');
  if ('code' in site) return { id, ok: false, error: site };
  const zone = readGeometry(line.zone, 'zone');
  if ('code' in zone) return { id, ok: false, error: zone };
  const pair = measurePair(site, zone, options);
  return {
    id,
    ok: true,
    relation: pair.relation,
    overlapEllipsoidM2: pair.overlapEllipsoidM2,
    overlapPlaneM2: pair.overlapPlaneM2,
    overlapLengthM: pair.overlapLengthM,
    distanceM: pair.distanceM,
    penetrationM: pair.penetrationM,
  };
}

/** Collections in collections deeper than this are no geometry that anybody draws. */
const DEEPEST = 20;

function readGeometry(value: unknown, field: string, level = 0): Geometry | Problem {
  const node = isObject(value) && value.type === 'Feature' ? value.geometry : value;
  if (!isObject(node)) return errorProblem('not_a_geometry', { field });
  if (level > DEEPEST) return errorProblem('too_deep', { field });
  if (node.type === 'GeometryCollection' && Array.isArray(node.geometries)) {
    // Nothing lies nowhere: there is no distance to it.
    if (node.geometries.length === 0) return errorProblem('not_a_geometry', { field });
    const members = node.geometries.map((member) => readGeometry(member, field, level + 1));
    const flawed = members.find((member) => 'code' in member);
    if (flawed !== undefined) return flawed;
    return checkTogether(members as Geometry[], field);
  }
  const depth = typeof node.type === 'string' ? NESTING[node.type] : undefined;
  if (depth === undefined || !isNested(node.coordinates, depth)) return errorProblem('not_a_geometry', { field });
  if (!isFinitely(node.coordinates, depth)) return errorProblem('bad_number', { field });
  const { geometry } = normaliseGeometry({ type: node.type, coordinates: node.coordinates } as PlainGeometry);
  const [flaw] = checkGeometry(geometry);
  return flaw === undefined ? geometry : { ...flaw, where: { ...flaw.where, field } };
}

/** A collection whose areas do not cover each other: what they share would count twice. */
function checkTogether(members: Geometry[], field: string): Geometry | Problem {
  const collection: Geometry = { type: 'GeometryCollection', geometries: members };
  const parts = flatten(collection).filter(isArea).flatMap(partsOf);
  const [flaw] = parts.length > 1 ? checkGeometry({ type: 'MultiPolygon', coordinates: parts }) : [];
  return flaw === undefined ? collection : { ...flaw, where: { ...flaw.where, field } };
}

/** Arrays nested so deep around positions of at least two entries, none of them empty. */
function isNested(value: unknown, depth: number): value is unknown[] {
  if (!Array.isArray(value)) return false;
  return depth === 0 ? value.length >= 2 : value.length > 0 && value.every((item) => isNested(item, depth - 1));
}

/** Whether every entry of every position is a finite number. */
function isFinitely(value: readonly unknown[], depth: number): boolean {
  return depth === 0 ? value.every(Number.isFinite) : value.every((item) => isFinitely(item as unknown[], depth - 1));
}
