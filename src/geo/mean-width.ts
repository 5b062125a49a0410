import { polygonAreaM2 } from './area.ts';
import { pathLengthM } from './length.ts';
import type { Rings } from './shapes.ts';

/** Mean width of some polygons together: 2A/P, metres; near w for a strip of width w; 0 for none. */
export function meanWidthM(parts: readonly Rings[]): number {
  let areaM2 = 0;
  let perimeterM = 0;
  for (const rings of parts) {
    areaM2 += polygonAreaM2(rings);
    for (const ring of rings) perimeterM += pathLengthM(ring);
  }
  return perimeterM === 0 ? 0 : (2 * areaM2) / perimeterM;
}
