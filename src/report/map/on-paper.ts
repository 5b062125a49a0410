import type { Position } from 'geojson';
import type { Projector } from './frame.ts';
import type { PaperPoint } from './scene.ts';

/** Paths of positions as paths on the paper. */
export function onPaper(paths: readonly (readonly Position[])[], projector: Projector): PaperPoint[][] {
  return paths.map((path) => path.map((position) => projector.toPaper(position)));
}

/** A ring without the repeated first point. */
export function openRing(ring: readonly PaperPoint[]): readonly PaperPoint[] {
  return ring.slice(0, -1);
}
