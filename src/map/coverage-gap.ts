import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { type AreaGeometry, areaOfBox, isArea, partsOf, type Rings } from '../geo/shapes.ts';
import type { Coverage } from '../plan/layer-card.ts';
import { outsideOf } from './outside-spec.ts';

/**
 * Ground about which a layer says nothing: everything but its coverage.
 * @param areaOfRole areas of another role, by which a coverage may be told; none where that layer is not there
 * @returns null where the coverage is not stated, or cannot be drawn
 */
export function coverageGap(
  coverage: Coverage,
  areaOfRole: (role: string) => FeatureCollection | undefined,
): Feature<MultiPolygon> | null {
  if (coverage === null) return null;
  const parts = 'bbox' in coverage ? [areaOfBox(coverage.bbox).coordinates] : partsOfCoverage(coverage, areaOfRole);
  return parts.length > 0 ? outsideOf({ type: 'MultiPolygon', coordinates: parts }) : null;
}

function partsOfCoverage(
  coverage: Extract<Coverage, { role: string } | { geometry: unknown }>,
  areaOfRole: (role: string) => FeatureCollection | undefined,
): Rings[] {
  if ('geometry' in coverage) return partsOf(coverage.geometry as AreaGeometry);
  return (areaOfRole(coverage.role)?.features ?? []).flatMap(({ geometry }) =>
    isArea(geometry) ? partsOf(geometry) : [],
  );
}
