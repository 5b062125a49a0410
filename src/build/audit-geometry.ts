import type { Feature, Position } from 'geojson';
import { NESTING, type PlainGeometry, type Rings } from '../geo/shapes.ts';
import { checkGeometry } from '../geo/validity.ts';
import { errorProblem, type Place, type Problem } from '../kernel/problem.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import { geometryFileOf, type PlanSources } from './plan-sources.ts';

const KINDS: Readonly<Record<string, LayerCard['geometry']>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
};

function isPosition(value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((number) => typeof number === 'number' && Number.isFinite(number)) &&
    Math.abs(value[0]) <= 180 &&
    Math.abs(value[1]) <= 90
  );
}

/** Paths of positions below `coordinates`, or null where nesting or a number is wrong. */
function pathsAt(coordinates: unknown, depth: number): Position[][] | null {
  if (depth === 0) return isPosition(coordinates) ? [[coordinates]] : null;
  if (!Array.isArray(coordinates) || coordinates.length === 0) return null;
  if (depth === 1) return coordinates.every(isPosition) ? [coordinates] : null;
  const inner = coordinates.map((one) => pathsAt(one, depth - 1));
  return inner.includes(null) ? null : inner.flatMap((paths) => paths ?? []);
}

function placeOf(position: Position): Pick<Place, 'lon' | 'lat'> {
  return { lon: position[0] ?? 0, lat: position[1] ?? 0 };
}

/** Twice the signed area in square degrees, about the first point to keep digits; positive = counter-clockwise. */
function doubleSignedArea(ring: readonly Position[]): number {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number];
    const [bx, by] = ring[i] as [number, number];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

function auditPath(path: readonly Position[], where: Place): Problem[] {
  return path.slice(1).flatMap((position, i) => {
    const before = path[i];
    if (!before || before[0] !== position[0] || before[1] !== position[1]) return [];
    return [errorProblem('duplicate_vertex', { ...where, vertex: i + 2, ...placeOf(position) })];
  });
}

/** What a reader of GeoJSON may rely on (RFC 7946 §3.1.6) and the geometry core does not ask for: closed, wound, tidy. */
function auditRing(ring: readonly Position[], isShell: boolean, where: Place): Problem[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) {
    return [errorProblem('ring_open', { ...where, ...(last && placeOf(last)) })];
  }
  const area = doubleSignedArea(ring);
  const wound = area === 0 || area > 0 === isShell;
  return [...(wound ? [] : [errorProblem('ring_winding', { ...where, ...placeOf(first) })]), ...auditPath(ring, where)];
}

/** Rings count through all parts from 1, as the geometry core counts them. */
function auditRings(parts: readonly Rings[], where: Place): Problem[] {
  const rings = parts.flatMap((part) => part.map((ring, i) => ({ ring, isShell: i === 0 })));
  return rings.flatMap(({ ring, isShell }, i) => auditRing(ring, isShell, { ...where, ring: i + 1 }));
}

function auditForm(geometry: PlainGeometry, paths: readonly Position[][], where: Place): Problem[] {
  switch (geometry.type) {
    case 'Polygon':
      return auditRings([geometry.coordinates], where);
    case 'MultiPolygon':
      return auditRings(geometry.coordinates, where);
    case 'LineString':
    case 'MultiLineString':
      return paths.flatMap((path) => (path.length < 2 ? [errorProblem('line_short', where)] : auditPath(path, where)));
    default:
      return [];
  }
}

function auditShape(feature: Feature, card: LayerCard, where: Place): Problem[] {
  const { type } = feature.geometry;
  const depth = NESTING[type];
  if (depth === undefined || (card.geometry !== 'mixed' && KINDS[type] !== card.geometry)) {
    return [errorProblem('geometry_kind', { ...where, field: 'geometry.type' }, { type, wanted: card.geometry })];
  }
  const coordinates: unknown = 'coordinates' in feature.geometry ? feature.geometry.coordinates : undefined;
  const paths = pathsAt(coordinates, depth);
  const at = { ...where, field: 'geometry.coordinates' };
  if (!paths) return [errorProblem('bad_number', at)];
  const geometry = feature.geometry as PlainGeometry;
  const form = auditForm(geometry, paths, at);
  // What crosses or lies outside is told only of well-formed rings; else one slip would be told many times.
  return form.length > 0
    ? form
    : checkGeometry(geometry).map((problem) => ({ ...problem, where: { ...at, ...problem.where } }));
}

function auditPropertyTypes(features: readonly Feature[], file: string): Problem[] {
  const types = new Map<string, string>();
  return features.flatMap((feature, i) =>
    Object.entries(feature.properties ?? {}).flatMap(([key, value]) => {
      if (value === null) return [];
      const where = { file, feature: String(feature.properties?.id ?? `#${i + 1}`), field: `properties.${key}` };
      const type = typeof value;
      if (!['string', 'number', 'boolean'].includes(type)) return [errorProblem('property_nested', where)];
      const before = types.get(key) ?? type;
      types.set(key, before);
      return before === type ? [] : [errorProblem('property_type', where, { type, wanted: before })];
    }),
  );
}

/** One layer file against its card: ids, geometry as RFC 7946 has it, scalar properties of one type each. */
function auditLayer(card: LayerCard, file: string, collection: { features: readonly Feature[] }): Problem[] {
  const ids = new Set<string>();
  if (collection.features.length === 0) return [errorProblem('layer_empty', { file })];
  const members = Object.keys(collection).filter((key) => key !== 'type' && key !== 'features');
  return [
    // A member nobody reads could state a reference system or a date that then would be silently lost.
    ...members.map((name) => errorProblem('foreign_member', { file, field: name })),
    ...collection.features.flatMap((feature, i) => {
      const id: unknown = feature.properties?.id;
      const where = { file, feature: typeof id === 'string' && id !== '' ? id : `#${i + 1}` };
      const problems: Problem[] = [];
      if (typeof id !== 'string' || id === '')
        problems.push(errorProblem('id_missing', { ...where, field: 'properties.id' }));
      else if (ids.has(id))
        problems.push(errorProblem('duplicate_id', { ...where, field: 'properties.id' }, { name: id }));
      else if (feature.id !== undefined && feature.id !== id)
        problems.push(errorProblem('id_differs', { ...where, field: 'id' }));
      ids.add(String(id));
      return [...problems, ...auditShape(feature, card, where)];
    }),
    ...auditPropertyTypes(collection.features, file),
  ];
}

/** Geometry and properties of every layer file. */
export function auditGeometry(sources: PlanSources): Problem[] {
  return sources.cards.flatMap(({ value: card }) => {
    const file = geometryFileOf(card);
    const collection = sources.collections.get(file);
    return collection ? auditLayer(card, file, collection) : [];
  });
}
