import { describe, expect, it } from 'vitest';
import { measureOptions } from '../../src/run/measure-for-rules.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { evaluateFacts } from '../../src/run/run-screening.ts';
import { liveMeters } from '../../src/screening/live-meters.ts';
import { measureSite } from '../../src/screening/measure.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

const layers = await loadRequiredLayers(RULESET, sourceOfData());
const IDS = Array.from({ length: 17 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`);

function measuredBoth(id: string) {
  const site = demoSite(id);
  const options = measureOptions(site, layers, RULESET);
  const full = measureSite(site, layers, options);
  return { site, full, live: measureSite(site, layers, options, liveMeters(full)) };
}

describe('a dragged site measured for one frame', () => {
  it.each(IDS)('%s: the features, relations, areas and distances of the full measuring', (id) => {
    const { full, live } = measuredBoth(id);
    for (const [role, facts] of Object.entries(full.roles)) {
      const quick = live.roles[role]!;
      const told = (of: typeof facts) =>
        of.features.map(({ featureId, relation, severs }) => [featureId, relation, severs]);
      expect(told(quick), role).toEqual(told(facts));
      expect(quick, role).toMatchObject({ availability: facts.availability, coverage: facts.coverage });
      expect(quick.coverageMarginM, role).toBeCloseTo(facts.coverageMarginM, 2);
      for (const [i, feature] of facts.features.entries()) {
        const other = quick.features[i]!;
        expect(other.overlapEllipsoidM2, role).toBeCloseTo(feature.overlapEllipsoidM2, 1);
        // The plane figure is that of the same shape; full measuring takes edges straight in the plane (docs/engine.md §4).
        expect(other.overlapPlaneM2, role).toBeCloseTo(feature.overlapPlaneM2, -1);
        expect(other.share, role).toBeCloseTo(feature.share, 5);
        expect(other.distanceM, role).toBeCloseTo(feature.distanceM, 2);
      }
    }
    expect(live.districtShare).toBeCloseTo(full.districtShare!, 6);
  });

  it.each(IDS)('%s: the verdict of the full measuring', (id) => {
    const { site, full, live } = measuredBoth(id);
    const request = { site, project: demoProject(id) };
    const [a, b] = [full, live].map((facts) => evaluateFacts(facts, layers, request, RULESET));
    expect(b!.verdict).toEqual(a!.verdict);
  });
});
