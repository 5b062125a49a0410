import type { Position } from 'geojson';
import { shoelace } from '../rings.ts';

/**
 * A closed ring turned as surveys number their points and shapefiles want them: outer rings (index 0) clockwise, holes
 * the other way, contrary to RFC 7946. It keeps its first point, so a survey read and written again keeps its numbers.
 */
export function surveyWound(ring: readonly Position[], index: number): readonly Position[] {
  const clockwise = shoelace(ring.slice(0, -1)) < 0;
  return clockwise === (index === 0) ? ring : ring.toReversed();
}
