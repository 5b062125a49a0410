import type { Position } from 'geojson';
import { distanceToEdges, packEdges, toMetres } from './edges.ts';
import { scaleAt } from './ellipsoid.ts';
import { type Stretch, stretchesOf } from './line-inside.ts';
import { meanWidthM } from './mean-width.ts';
import { subtract } from './overlay.ts';
import { type AreaGeometry, bboxesMeet, bboxOf, bboxOfPaths, partsOf, type Rings } from './shapes.ts';

/**
 * Whether an area cuts a part of a zone in two: what is left of one part falls into pieces. Pieces no wider than the
 * tolerance are rounding, not pieces.
 */
export function areaSevers(site: AreaGeometry, zone: AreaGeometry, toleranceM: number): boolean {
  const siteBox = bboxOf(site);
  return partsOf(zone).some((rings) => {
    if (!bboxesMeet(siteBox, bboxOfPaths([rings[0]!]))) return false;
    const part: AreaGeometry = { type: 'Polygon', coordinates: rings };
    if (cutsInside(site, part) < 2) return false;
    const rest = subtract(part, site);
    return rest.filter((piece) => meanWidthM([piece]) > toleranceM).length >= 2;
  });
}

/**
 * Stretches of the site's border that run inside a part. Two pieces have at least two of them between each other and
 * the site (or a ring round an island), so one or none settles it without an overlay.
 */
function cutsInside(site: AreaGeometry, part: AreaGeometry): number {
  const stretches = partsOf(site)
    .flat()
    .flatMap((ring) => stretchesOf(ring, [part]));
  return stretches.filter(({ inside }) => inside).length;
}

/** How close an end of a stretch must lie to a ring to start from it. */
const ON_RING_M = 1e-5;

/**
 * Whether a line cuts a part of a zone in two, from its stretches inside that part. Rings are nodes and stretches that
 * run from ring to ring are links: the part falls apart exactly when links close a cycle (a stretch from a ring back to
 * itself is one).
 */
export function lineSevers(stretches: readonly Stretch[], zone: AreaGeometry): boolean {
  const inner = stretches.filter(({ inside }) => inside);
  return inner.length > 0 && partsOf(zone).some((rings) => linksCloseCycle(inner, rings));
}

function linksCloseCycle(stretches: readonly Stretch[], rings: Rings): boolean {
  const group = rings.map((_, index) => index);
  const find = (index: number): number => (group[index] === index ? index : find(group[index]!));
  for (const { path } of stretches) {
    const from = ringAt(path[0]!, rings);
    const to = ringAt(path.at(-1)!, rings);
    if (from === -1 || to === -1) continue;
    if (find(from) === find(to)) return true;
    group[find(from)] = find(to);
  }
  return false;
}

function ringAt(place: Position, rings: Rings): number {
  const scale = scaleAt(place[1]!);
  return rings.findIndex((ring) => distanceToEdges(toMetres(packEdges([ring]), place, scale), 0, 0) <= ON_RING_M);
}
