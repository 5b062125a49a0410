import { remembered } from '../kernel/remembered.ts';
import { type EdgeSet, packEdges } from './edges.ts';
import { isLong } from './long-paths.ts';
import { type PlainGeometry, pathsOf, type Rings } from './shapes.ts';

const keptOfGeometry = remembered((geometry: PlainGeometry) => packEdges(pathsOf(geometry)));
const keptOfRings = remembered((rings: Rings) => packEdges(rings));

/** Edges of a geometry in degrees; of a long one they are packed once, since many zones ask for those of one site. */
export function edgesOf(geometry: PlainGeometry): EdgeSet {
  const paths = pathsOf(geometry);
  return isLong(paths) ? keptOfGeometry(geometry) : packEdges(paths);
}

/** Edges of the rings of one polygon in degrees; as above. */
export function edgesOfRings(rings: Rings): EdgeSet {
  return isLong(rings) ? keptOfRings(rings) : packEdges(rings);
}
