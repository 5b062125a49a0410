import type { Position } from 'geojson';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { parseDecimal } from '../number-text.ts';
import { arcPoints, bulgePoints } from './arcs.ts';
import type { DxfPair } from './pairs.ts';

/** A run of points on a layer. `closed`: drawn as closed, with or without its first point again at the end. */
export interface DxfPath {
  readonly layer: string;
  readonly closed: boolean;
  readonly positions: Position[];
  readonly line: number;
}

export interface DxfDrawing {
  readonly paths: DxfPath[];
}

/** Entities that may draw land but are not read: how many of a kind on a layer, and where the first stands. */
interface UnreadEntities {
  readonly type: string;
  readonly layer: string;
  readonly line: number;
  count: number;
}

interface Entity {
  readonly type: string;
  readonly line: number;
  readonly groups: DxfPair[];
}

interface Vertex {
  readonly at: Position;
  readonly bulge: number;
}

/** Forms that may draw land but are not paths; words, dimensions, pictures and single points draw none. */
const UNREAD = new Set(
  'HATCH SPLINE INSERT REGION ELLIPSE MPOLYGON MLINE SOLID TRACE 3DFACE BODY 3DSOLID SURFACE XLINE RAY HELIX'.split(
    ' ',
  ),
);
const TAU = 2 * Math.PI;

/**
 * Polylines, lines, arcs and circles of the model space, arcs as chords. Problems: `bad_number`; `file_corrupt` for a
 * drawing without entities, or a polyline with other than its stated number of points.
 */
export function readEntities(pairs: readonly DxfPair[]): Result<DxfDrawing> {
  const entities = entitiesOf(pairs);
  if (entities === null) return failure(errorProblem('file_corrupt'));
  const paths: DxfPath[] = [];
  const warnings: Problem[] = [];
  const unread = new Map<string, UnreadEntities>();
  let polyline: { entity: Entity; vertices: Vertex[] } | null = null;
  for (const entity of entities) {
    if (numberOf(entity, 67) === 1) continue;
    if (entity.groups.some(({ code, value }) => isNumeric(code) && typeof parseDecimal(value) !== 'number')) {
      return failure(errorProblem('bad_number', { line: entity.line }));
    }
    if (entity.type === 'POLYLINE') polyline = { entity, vertices: [] };
    else if (entity.type === 'VERTEX' && polyline) {
      // 16: control point of a spline frame, which is not on the curve.
      if (!(numberOf(entity, 70) & 16)) polyline.vertices.push(vertexOf(entity));
    } else if (entity.type === 'SEQEND' && polyline) {
      // 16 and 64: meshes.
      if (!(numberOf(polyline.entity, 70) & 80)) paths.push(pathOf(polyline.entity, polyline.vertices));
      else countUnread(unread, polyline.entity);
      polyline = null;
    } else if (entity.type === 'LWPOLYLINE') {
      const vertices = verticesOf(entity);
      const stated = numberOf(entity, 90);
      if (vertices.length !== stated) return failure(errorProblem('file_corrupt', { line: entity.line }));
      paths.push(pathOf(entity, vertices));
    } else if (['LINE', 'ARC', 'CIRCLE'].includes(entity.type)) paths.push(simplePath(entity));
    else if (UNREAD.has(entity.type)) countUnread(unread, entity);
  }
  const left = [...unread.values()];
  if (left.length > 0) {
    const count = left.reduce((sum, one) => sum + one.count, 0);
    warnings.push(warningProblem('mixed_geometry', undefined, { left: count }), unreadWarning(left));
  }
  return success({ paths }, warnings);
}

function countUnread(unread: Map<string, UnreadEntities>, entity: Entity): void {
  const { type, line } = entity;
  const layer = layerOf(entity);
  const known = unread.get(`${type} ${layer}`);
  if (known) known.count++;
  else unread.set(`${type} ${layer}`, { type, layer, line, count: 1 });
}

/** Names kinds and layers, so that a person can tell whether the land is among them. */
function unreadWarning(unread: readonly UnreadEntities[]): Problem {
  const entities = unread.slice(0, 5).map(({ type, layer, count }) => `${type} × ${count} (${layer})`);
  const more = unread.length > 5 ? ' …' : '';
  const { layer, line } = unread[0]!;
  return warningProblem('dxf_entities_unread', { layer, line }, { entities: `${entities.join(', ')}${more}` });
}

function entitiesOf(pairs: readonly DxfPair[]): Entity[] | null {
  const start = pairs.findIndex(
    ({ code, value }, i) => code === 2 && value === 'ENTITIES' && pairs[i - 1]?.value === 'SECTION',
  );
  if (start < 0) return null;
  const entities: Entity[] = [];
  for (const pair of pairs.slice(start + 1)) {
    if (pair.code === 0 && pair.value === 'ENDSEC') return entities;
    if (pair.code === 0) entities.push({ type: pair.value, line: pair.line, groups: [] });
    else entities.at(-1)?.groups.push(pair);
  }
  return null;
}

function isNumeric(code: number): boolean {
  return (code >= 10 && code < 60) || code === 210 || code === 220 || code === 230;
}

function numberOf(entity: Entity, code: number, otherwise = 0): number {
  const pair = entity.groups.find((group) => group.code === code);
  const value = pair === undefined ? otherwise : parseDecimal(pair.value);
  return typeof value === 'number' ? value : otherwise;
}

/** Entities drawn from below (extrusion 0,0,−1) have their X turned round. */
function side(entity: Entity): 1 | -1 {
  return numberOf(entity, 230, 1) < 0 ? -1 : 1;
}

function vertexOf(entity: Entity): Vertex {
  return { at: [numberOf(entity, 10), numberOf(entity, 20)], bulge: numberOf(entity, 42) };
}

function verticesOf(entity: Entity): Vertex[] {
  const vertices: { at: [number, number]; bulge: number }[] = [];
  for (const { code, value } of entity.groups) {
    const number = parseDecimal(value) as number;
    const vertex = vertices.at(-1);
    if (code === 10) vertices.push({ at: [number, Number.NaN], bulge: 0 });
    else if (code === 20 && vertex) vertex.at[1] = number;
    else if (code === 42 && vertex) vertex.bulge = number;
  }
  return vertices;
}

function layerOf(entity: Entity): string {
  const name = entity.groups.find(({ code }) => code === 8)?.value ?? '0';
  return name.replace(/\\U\+([0-9A-F]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function pathOf(entity: Entity, vertices: readonly Vertex[]): DxfPath {
  const closed = (numberOf(entity, 70) & 1) === 1;
  const x = side(entity);
  const positions = vertices.flatMap(({ at, bulge }, i) => {
    const next = vertices[i + 1] ?? (closed ? vertices[0] : undefined);
    return [at, ...(next ? bulgePoints(at, next.at, bulge) : [])];
  });
  return {
    layer: layerOf(entity),
    closed,
    positions: positions.map((position) => [x * position[0]!, position[1]!]),
    line: entity.line,
  };
}

function simplePath(entity: Entity): DxfPath {
  const common = { layer: layerOf(entity), line: entity.line };
  const start: Position = [numberOf(entity, 10), numberOf(entity, 20)];
  const x = side(entity);
  const turned = (positions: Position[]) => positions.map((position) => [x * position[0]!, position[1]!]);
  if (entity.type === 'LINE') {
    return { ...common, closed: false, positions: [start, [numberOf(entity, 11), numberOf(entity, 21)]] };
  }
  const radius = numberOf(entity, 40);
  if (entity.type === 'CIRCLE') {
    const first = [start[0]! + radius, start[1]!];
    return { ...common, closed: true, positions: turned([first, ...arcPoints(start, radius, 0, TAU)]) };
  }
  const from = (numberOf(entity, 50) / 180) * Math.PI;
  const sweep = ((numberOf(entity, 51) / 180) * Math.PI - from + 2 * TAU) % TAU || TAU;
  const end = (angle: number) => [start[0]! + radius * Math.cos(angle), start[1]! + radius * Math.sin(angle)];
  const positions = [end(from), ...arcPoints(start, radius, from, from + sweep), end(from + sweep)];
  return { ...common, closed: false, positions: turned(positions) };
}
