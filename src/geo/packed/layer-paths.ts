import type { Geometry, Position } from 'geojson';
import { flatten, type Rings } from '../shapes.ts';

/** What a path is of its geometry. */
export type Role = 'outer' | 'hole' | 'line' | 'point';

/** Calls back with every path of a geometry; a lone point is a path of one position. */
export function forEachPath(geometry: Geometry | null, visit: (path: readonly Position[], role: Role) => void): void {
  if (geometry === null) return;
  for (const plain of flatten(geometry)) {
    switch (plain.type) {
      case 'Point':
        visit([plain.coordinates], 'point');
        break;
      case 'MultiPoint':
        for (const position of plain.coordinates) visit([position], 'point');
        break;
      case 'LineString':
        visit(plain.coordinates, 'line');
        break;
      case 'MultiLineString':
        for (const line of plain.coordinates) visit(line, 'line');
        break;
      case 'Polygon':
        visitRings(plain.coordinates, visit);
        break;
      case 'MultiPolygon':
        for (const rings of plain.coordinates) visitRings(rings, visit);
    }
  }
}

function visitRings(rings: Rings, visit: (path: readonly Position[], role: Role) => void): void {
  for (let i = 0; i < rings.length; i++) visit(rings[i]!, i === 0 ? 'outer' : 'hole');
}

function isOpenRing(path: readonly Position[], role: Role): boolean {
  const first = path[0];
  const last = path[path.length - 1];
  if (first === undefined || last === undefined || (role !== 'outer' && role !== 'hole')) return false;
  return first[0] !== last[0] || first[1] !== last[1];
}

/** Vertices a path takes when packed: rings are closed, points doubled, empty paths dropped. */
export function packedLength(path: readonly Position[], role: Role): number {
  if (path.length === 0) return 0;
  return path.length === 1 ? 2 : path.length + (isOpenRing(path, role) ? 1 : 0);
}
