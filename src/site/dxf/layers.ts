import type { Position } from 'geojson';
import { errorProblem, type Problem, warningProblem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import type { RawParcel, RawSite } from '../formats/format.ts';
import { MAX_RINGS } from '../point-rows.ts';
import { closedIfNear, nestRings } from '../rings.ts';
import type { DxfDrawing, DxfPath } from './entities.ts';
import { joinPaths } from './join-paths.ts';

type Ring = Position[];

/** Layers of axes, whose open lines are no boundary with a gap. */
const AXIS_LAYERS = /中心线|中线|轴线|cent(er|re)[ _-]?line|axis/i;

/**
 * One site per layer: closed polylines; where no layer has any, lines and arcs that meet end to end; where there are
 * none either, a single open polyline, joined end to start. Rings inside of others are holes (`nested_rings` warns).
 * Problems: `not_a_site`, `too_many_parcels`.
 */
export function sitesFromEntities(drawing: DxfDrawing): Result<RawSite[]> {
  const layers = [...new Set(drawing.paths.map(({ layer }) => layer))];
  const warnings: Problem[] = [];
  const drawn = layers.map((layer) => ringsOf(drawing.paths.filter((path) => path.layer === layer)));
  const rank = (['closed', 'joined', 'open'] as const).find((kind) => drawn.some((rings) => rings[kind].length > 0));
  if (rank === undefined) return lineSites(drawing, layers);
  const sites: RawSite[] = [];
  for (const [index, layer] of layers.entries()) {
    const rings = drawn[index]![rank];
    if (rings.length > MAX_RINGS) {
      return failure(errorProblem('too_many_parcels', { layer }, { rings: rings.length }));
    }
    if (rings.length === 0) continue;
    const nested = nestRings(rings);
    if (nested.some(({ depth }) => depth > 0)) warnings.push(warningProblem('nested_rings', { layer }));
    if (rank === 'joined') warnings.push(warningProblem('line_as_polygon', { layer }));
    sites.push({ parcels: parcelsOf(nested), axisOrder: 'east_first', layer });
  }
  const left = drawn.reduce((sum, rings) => {
    return sum + (rank === 'closed' ? rings.joined.length + rings.loose : rank === 'joined' ? rings.loose : 0);
  }, 0);
  if (left > 0) warnings.push(warningProblem('mixed_geometry', undefined, { left }));
  return success(sites, warnings);
}

function parcelsOf(nested: ReturnType<typeof nestRings>): RawParcel[] {
  return nested.flatMap(({ ring, depth }, index): RawParcel[] => {
    if (depth % 2 === 1) return [];
    const holes = nested.filter(({ parent }) => parent === index).map((hole) => hole.ring);
    return [{ name: '', geometry: { type: 'Polygon', coordinates: [ring, ...holes] } }];
  });
}

function ringsOf(paths: readonly DxfPath[]): { closed: Ring[]; joined: Ring[]; open: Ring[]; loose: number } {
  const closed: Ring[] = [];
  const rest: Ring[] = [];
  for (const path of paths) {
    const ring = closedIfNear(path.positions);
    if (ring.length > 3 && ring[0] === ring.at(-1)) closed.push(ring);
    else if (path.closed && ring.length > 2) closed.push([...ring, ring[0]!]);
    else rest.push(path.positions);
  }
  const { rings, chains } = joinPaths(rest);
  // Several open lines are roads and contours, not one boundary with a gap.
  const axis = paths.some(({ layer }) => AXIS_LAYERS.test(layer));
  const open = !axis && chains.length === 1 && chains[0]!.length > 3 ? chains : [];
  return { closed, joined: rings, open, loose: chains.length };
}

/** Lines that bound nothing: axes of roads or pipes. */
function lineSites(drawing: DxfDrawing, layers: readonly string[]): Result<RawSite[]> {
  const sites = layers.map((layer): RawSite => {
    const { chains } = joinPaths(
      drawing.paths.filter((path) => path.layer === layer).map(({ positions }) => positions),
    );
    const parcels = chains.map(
      (line): RawParcel => ({ name: '', geometry: { type: 'LineString', coordinates: line } }),
    );
    return { parcels, axisOrder: 'east_first', layer };
  });
  const used = sites.filter(({ parcels }) => parcels.length > 0);
  return used.length > 0 ? success(used) : failure(errorProblem('not_a_site'));
}
