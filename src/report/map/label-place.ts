import type { Geometry } from 'geojson';
import { flatten, isArea, isLine, linesOf, partsOf, pathsOf } from '../../geo/shapes.ts';
import { clipPath, clipRing, type PaperBox } from './clip.ts';
import { MAP_HEIGHT_MM, MAP_WIDTH_MM, type Projector } from './frame.ts';
import { onPaper, openRing } from './on-paper.ts';
import type { PaperPoint } from './scene.ts';

/** Numbers nearer to each other than this cover each other. */
const APART_MM = 5;
const INNER: PaperBox = [4, 8, MAP_WIDTH_MM - 4, MAP_HEIGHT_MM - 14];

/**
 * Where a zone's number stands: the middle of the widest level stretch of what is seen of it that is still free; on a
 * line, a point of it.
 * @param taken  numbers that stand already
 */
export function labelPlace(geometry: Geometry, projector: Projector, taken: readonly PaperPoint[]): PaperPoint | null {
  const places = placesOf(geometry, projector);
  return places.find((place) => isFree(place, taken)) ?? places[0] ?? null;
}

/** Whether a place is clear of others. */
export function isFree(place: PaperPoint, taken: readonly PaperPoint[], apartMm = APART_MM): boolean {
  return taken.every((other) => Math.hypot(other[0] - place[0], other[1] - place[1]) >= apartMm);
}

/** Places for a number, best first. */
function placesOf(geometry: Geometry, projector: Projector): PaperPoint[] {
  const plain = flatten(geometry);
  const rings = plain
    .filter(isArea)
    .flatMap(partsOf)
    .flatMap((part) => onPaper(part, projector).map(openRing));
  const cut = rings.map((ring) => clipRing(ring, INNER)).filter((ring) => ring.length > 2);
  const lines = onPaper(plain.filter(isLine).flatMap(linesOf), projector).flatMap((path) => clipPath(path, INNER));
  const onLines = lines.flatMap((path) => path.slice(Math.floor(path.length / 2)).concat(path));
  const points = plain.filter((one) => !isArea(one) && !isLine(one)).flatMap(pathsOf);
  const marks = points.flatMap((path) => path.map((position) => projector.toPaper(position)));
  return [...levelStretches(cut), ...onLines, ...marks.map(([x, y]): PaperPoint => [x + 3, y - 2]), ...cut.flat()];
}

/** Middles of the level stretches inside, widest first. */
function levelStretches(rings: readonly (readonly PaperPoint[])[]): PaperPoint[] {
  const found: { at: PaperPoint; width: number }[] = [];
  for (let y = 10; y < MAP_HEIGHT_MM - 14; y += 4.3) {
    const xs = rings.flatMap((ring) => crossingsOf(ring, y)).sort((p, q) => p - q);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const width = xs[i + 1]! - xs[i]!;
      if (width > 4) found.push({ at: [(xs[i]! + xs[i + 1]!) / 2, y], width });
    }
  }
  return found.toSorted((a, b) => b.width - a.width).map(({ at }) => at);
}

function crossingsOf(ring: readonly PaperPoint[], y: number): number[] {
  return ring.flatMap((b, i) => {
    const a = ring[(i + ring.length - 1) % ring.length]!;
    return a[1] <= y !== b[1] <= y ? [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])] : [];
  });
}
