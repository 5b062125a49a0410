import { areaM2, signedRingAreaM2 } from './area.ts';
import { areLong, unionOf } from './overlay.ts';
import { unionBorders } from './overlay-long.ts';
import { planeAreaM2 } from './plane.ts';
import type { Rings } from './shapes.ts';

/** An area on the ellipsoid and in the plane of EPSG:4547, m². */
export interface TwoAreas {
  readonly ellipsoidM2: number;
  readonly planeM2: number;
}

/** Land that polygons take together, each place once; for ten thousand of them too. @param polygons lon/lat degrees */
export function unionAreas(polygons: readonly Rings[]): TwoAreas {
  if (!areLong(polygons)) {
    const union = unionOf(polygons);
    return union ? { ellipsoidM2: areaM2(union), planeM2: planeAreaM2(union) } : { ellipsoidM2: 0, planeM2: 0 };
  }
  let ellipsoidM2 = 0;
  let planeM2 = 0;
  for (const ring of unionBorders(polygons)) {
    const signedM2 = signedRingAreaM2(ring);
    ellipsoidM2 += signedM2;
    planeM2 += Math.sign(signedM2) * planeAreaM2({ type: 'Polygon', coordinates: [ring] });
  }
  return { ellipsoidM2, planeM2 };
}
