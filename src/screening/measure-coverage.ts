import { nearestEdges } from '../geo/distance.ts';
import { edgesOf } from '../geo/edges-of.ts';
import { measurePair } from '../geo/pair.ts';
import { type AreaGeometry, flatten } from '../geo/shapes.ts';
import { remembered } from '../kernel/remembered.ts';
import type { RoleFacts } from './facts.ts';
import type { MeasuredSite } from './measured-site.ts';

type CoverageFacts = Pick<RoleFacts, 'coverage' | 'coverageMarginM' | 'coverageShare'>;

/** Says how a site lies in a layer's coverage; `null` is a coverage nobody stated. */
export type CoverageMeter = (coverage: AreaGeometry | null) => CoverageFacts;

/** A meter for one site that measures each coverage once: many layers share one (the district). */
export function meterOfStated(measure: (coverage: AreaGeometry) => CoverageFacts): CoverageMeter {
  const once = remembered(measure);
  return (coverage) => (coverage === null ? { coverage: 'unstated', coverageMarginM: 0 } : once(coverage));
}

/** How a site lies in coverages, in full. */
export function coverageMeter(site: MeasuredSite, touchToleranceM: number): CoverageMeter {
  return meterOfStated((coverage) => measureCoverage(site, coverage, touchToleranceM));
}

function measureCoverage(site: MeasuredSite, coverage: AreaGeometry, touchToleranceM: number): CoverageFacts {
  const { relation, overlapEllipsoidM2 } = measurePair(site.geometry, coverage, {
    touchToleranceM,
    depth: false,
    severance: false,
  });
  if (relation === 'disjoint' || relation === 'touches') return { coverage: 'none', coverageMarginM: 0 };
  if (relation !== 'within' && relation !== 'equals') {
    const share = site.areaM2 > 0 ? { coverageShare: Math.min(1, overlapEllipsoidM2 / site.areaM2) } : {};
    return { coverage: 'part', coverageMarginM: 0, ...share };
  }
  const margins = flatten(site.geometry).map((member) => nearestEdges(edgesOf(member), edgesOf(coverage)));
  return { coverage: 'all', coverageMarginM: Math.min(...margins.map((margin) => margin?.distanceM ?? 0)) };
}
