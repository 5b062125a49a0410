import type { Position } from 'geojson';
import type { WrittenParcel } from '../writers/writer.ts';
import { surveyWound } from './survey-winding.ts';

/** A row of a list of boundary points. */
export interface ListedPoint {
  readonly id: string;
  readonly ring: number;
  readonly position: Position;
}

/**
 * Points of one part of a line, or of all rings of an area: numbered J1, J2 … through the parcel, each ring ending with
 * its first point; 圈号 1 for outer rings, further numbers for holes (DOMAIN: 1 = 外环, ≥ 2 = 扣除).
 */
function pointsOf(kind: WrittenParcel['kind'], parts: WrittenParcel['parts']): ListedPoint[] {
  const points: ListedPoint[] = [];
  let number = 0;
  let holes = 0;
  for (const part of parts) {
    part.forEach((given, index) => {
      const path = kind === 'area' ? surveyWound(given, index) : given;
      const ring = index === 0 ? 1 : ++holes + 1;
      const first = number + 1;
      path.forEach((position, i) => {
        const closes = kind === 'area' && i === path.length - 1;
        points.push({ id: `J${closes ? first : ++number}`, ring, position });
      });
    });
  }
  return points;
}

/** What a list holds one after another: an area whole, each path of a line by itself. */
export function listsOf(parcel: WrittenParcel): ListedPoint[][] {
  const { kind, parts } = parcel;
  return kind === 'area' ? [pointsOf(kind, parts)] : parts.map((part) => pointsOf(kind, [part]));
}
