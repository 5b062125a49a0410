import { nearestEdges } from '../geo/distance.ts';
import { edgesOf } from '../geo/edges-of.ts';
import { measurePair } from '../geo/pair.ts';
import { type AreaGeometry, flatten } from '../geo/shapes.ts';
import type { RoleFacts } from './facts.ts';
import type { MeasuredSite } from './measured-site.ts';

type CoverageFacts = Pick<RoleFacts, 'coverage' | 'coverageMarginM' | 'coverageShare'>;

/** Says how a site lies in a layer's coverage; `null` is a coverage nobody stated. */
export type CoverageMeter = (coverage: AreaGeometry | null) => CoverageFacts;

/** A meter for one site; many layers share one coverage (the district), which is then measured once. */
export function coverageMeter(site: MeasuredSite, touchToleranceM: number): CoverageMeter {
  const known = new Map<AreaGeometry, CoverageFacts>();
  return (coverage) => {
    if (coverage === null) return { coverage: 'unstated', coverageMarginM: 0 };
    const facts = known.get(coverage) ?? measureCoverage(site, coverage, touchToleranceM);
    known.set(coverage, facts);
    return facts;
  };
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
