import type { Position } from 'geojson';
import { nearestEdges } from './distance.ts';
import { edgesMeet } from './edge-pairs.ts';
import { distanceToEdges, type EdgeSet, isInsideEdges, packEdges, toMetres } from './edges.ts';
import { scaleAt } from './ellipsoid.ts';
import { insideLengthM, stretchesOf } from './line-inside.ts';
import { overlapOf } from './overlay.ts';
import { type AreaGeometry, bboxOfPaths, partsOf, placeBetween, type Ring, type Rings } from './shapes.ts';

/** The border of a part is tried at about so many places. */
const PLACES = 4000;
/**
 * What a neck cuts off must reach this many times its width away from the site on either side. A corner that a site comes
 * close to reaches √2 times; it is no way through that is narrowed.
 */
const BEYOND = 1.5;
/** Widths that differ by less than this share are one: banks that run beside the site. */
const EVEN = 0.01;
/** A line of sight may leave the part by this share of its length: its ends lie on borders. */
const SIGHT = 0.99;

/**
 * Narrowest way left past a site in the parts of a corridor that it takes land from: how much farther it would have to
 * reach to cut a part in two. Seen from the border of the part, that is a place where the distance to the site is least
 * while on either side of it the border runs well away from the site again.
 * @param toleranceM what is this close to the site is met by it; holes that are met are in the way like the site
 * @returns metres on the ellipsoid, of the narrowest part; null where no part is narrowed: untouched, covered, severed,
 * or touched at an end only
 */
export function pinchWidthM(site: AreaGeometry, zone: AreaGeometry, toleranceM: number): number | null {
  const widths = partsOf(zone)
    .map((part) => pinchOfPart(site, part, toleranceM))
    .filter((widthM) => widthM !== null);
  return widths.length === 0 ? null : Math.min(...widths);
}

function pinchOfPart(site: AreaGeometry, part: Rings, toleranceM: number): number | null {
  const area: AreaGeometry = { type: 'Polygon', coordinates: part };
  const taken = overlapOf(site, area).flat();
  if (taken.length === 0) return null;
  const [, south, , north] = bboxOfPaths(taken);
  const scale = scaleAt((south + north) / 2);
  const [outer, ...holes] = part as [Ring, ...Ring[]];
  const met = holes.filter((hole) => edgesMeet(packEdges([hole]), packEdges(taken), scale, toleranceM));
  const obstacle = packEdges([...taken, ...met]);
  const places = spaced(outer);
  const distancesM = distancesTo(obstacle, places, toleranceM);
  const necks = places
    .map((_, i) => i)
    .filter((i) => isNeck(distancesM, i))
    .sort((i, j) => distancesM[i]! - distancesM[j]!);
  for (const i of necks) {
    const around = [-1, 0, 1].map((step) => places[(i + step + places.length) % places.length]!);
    const { distanceM, feet } = nearestEdges(packEdges([around]), obstacle)!;
    const seenM = insideLengthM(stretchesOf(feet, [area]));
    if (seenM >= SIGHT * distanceM) return distanceM;
  }
  return null;
}

/** The vertices of a ring and places between them, none far from the next; the last is not the first again. */
function spaced(ring: Ring): Position[] {
  const scale = scaleAt(ring[0]![1]!);
  const lengthM = (a: Position, b: Position) =>
    Math.hypot((b[0]! - a[0]!) * scale.eastM, (b[1]! - a[1]!) * scale.northM);
  const perimeterM = ring.slice(1).reduce((sum, to, i) => sum + lengthM(ring[i]!, to), 0);
  return ring.slice(1).flatMap((to, i) => {
    const from = ring[i]!;
    const pieces = Math.max(1, Math.ceil((lengthM(from, to) / perimeterM) * PLACES));
    return Array.from({ length: pieces }, (_, k) => placeBetween(from, to, k / pieces));
  });
}

/** Metres from each place to the obstacle, 0 in it and on its border. */
function distancesTo(obstacle: EdgeSet, places: readonly Position[], toleranceM: number): number[] {
  const origin = places[0]!;
  const scale = scaleAt(origin[1]!);
  const edges = toMetres(obstacle, origin, scale);
  return places.map(([lon, lat]) => {
    const [x, y] = [(lon! - origin[0]!) * scale.eastM, (lat! - origin[1]!) * scale.northM];
    const distanceM = distanceToEdges(edges, x, y);
    return distanceM <= toleranceM || isInsideEdges(edges, x, y) ? 0 : distanceM;
  });
}

/** Whether place `i` is a least distance between two stretches of the border that lie well farther away. */
function isNeck(distancesM: readonly number[], i: number): boolean {
  const count = distancesM.length;
  const at = (k: number) => distancesM[((k % count) + count) % count]!;
  const widthM = at(i);
  if (widthM <= 0 || at(i - 1) < widthM || at(i + 1) < widthM) return false;
  /** Steps from the neck to where the border comes nearer than it, and how far away it gets on the way there. */
  const beyond = (direction: 1 | -1): { steps: number; mostM: number } => {
    let steps = 1;
    let mostM = 0;
    for (; steps < count && at(i + direction * steps) >= widthM * (1 - EVEN); steps++) {
      mostM = Math.max(mostM, at(i + direction * steps));
    }
    return { steps, mostM };
  };
  const [before, after] = [beyond(-1), beyond(1)];
  const oneStretch = before.steps + after.steps > count;
  return !oneStretch && Math.min(before.mostM, after.mostM) >= BEYOND * widthM;
}
