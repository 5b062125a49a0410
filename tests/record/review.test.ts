import { describe, expect, it } from 'vitest';
import { brokenSeals } from '../../src/record/integrity.ts';
import { readRecord } from '../../src/record/read-record.ts';
import { outdatedReviews, type Review, reviewBasis, withReviews } from '../../src/record/review.ts';
import { requestFromRecord } from '../../src/run/request-from-record.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { rescreen } from '../../src/run/rescreen.ts';
import { screenLoaded } from '../../src/run/run-screening.ts';
import { verifyRecord } from '../../src/run/verify-record.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { RULESET } from '../helpers/plan.ts';

const PORTS = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };

const layers = await loadRequiredLayers(RULESET, sourceOfData());
const run = screenLoaded({ site: demoSite('S02'), project: demoProject('S02') }, layers, RULESET, PORTS);
if (!run.ok) throw new Error(JSON.stringify(run.problems));
const computed = run.value.record;

function reviewOf(ruleId: string): Review {
  const basis = reviewBasis(computed, ruleId) ?? '';
  return { ruleId, decision: 'set_aside', reason: '已现场核实', by: '王某', at: '2026-01-02T00:00:00.000Z', basis };
}
const reviewed = withReviews(computed, [reviewOf('C4-6')]);

describe('reviews beside a computed result', () => {
  it('leave the result and its fingerprint as they are, and are read back', () => {
    expect(reviewed.fingerprint).toBe(computed.fingerprint);
    expect(reviewed.findings).toEqual(computed.findings);
    const read = readRecord(JSON.parse(JSON.stringify(reviewed)));
    expect(read.ok && read.value).toEqual({ record: reviewed, broken: [] });
    expect(withReviews(reviewed, [])).toEqual(computed);
  });

  it.each(['reason', 'by', 'at', 'decision', 'ruleId', 'basis'] as const)('betray a change of %s', (member) => {
    const entries = [{ ...reviewOf('C4-6'), [member]: 'x' } as unknown as Review];
    const changed = { ...reviewed, reviews: { entries, sha256: reviewed.reviews?.sha256 ?? '' } };
    expect(brokenSeals(changed)).toEqual(['reviews']);
  });

  it('cannot be moved to another result', () => {
    const other = { ...computed, ...(reviewed.reviews && { reviews: reviewed.reviews }), fingerprint: 'f'.repeat(64) };
    expect(brokenSeals(other)).toContain('reviews');
  });

  it('do not keep a record from verifying', () => {
    const verified = verifyRecord(reviewed, layers, RULESET, PORTS);
    expect(verified.ok && verified.value).toMatchObject({ outcome: 'same', broken: [], outdated: [] });
  });

  it('ask again where the finding’s parameter, rule or layer is another, and only there', async () => {
    const entries = [reviewOf('C4-6'), reviewOf('C6-9')];
    const screened = (ruleset = RULESET, with_ = layers) => {
      const again = screenLoaded(requestFromRecord(computed), with_, ruleset, PORTS);
      return again.ok ? outdatedReviews(again.value.record, entries).map(({ ruleId }) => ruleId) : null;
    };
    expect(screened()).toEqual([]);
    const parameters = RULESET.parameters.map((parameter) =>
      parameter.id === 'river_bank_prohibit_m' ? { ...parameter, value: 5 } : parameter,
    );
    expect(screened({ ...RULESET, parameters })).toEqual(['C4-6']);
    const rules = RULESET.rules.map((rule) => (rule.id === 'C6-9' ? { ...rule, kind: 'context' as const } : rule));
    expect(screened({ ...RULESET, rules })).toEqual(['C6-9']);
    const role = computed.findings.find(({ ruleId }) => ruleId === 'C4-6')?.facts[0]?.role ?? '';
    expect(screened(RULESET, await loadRequiredLayers(RULESET, sourceOfData([role])))).toContain('C4-6');
  });

  it('go over to the record that replaces this one, which names it', () => {
    const again = rescreen(reviewed, layers, RULESET, { ...PORTS, newId: () => 'R-2' });
    if (!again.ok) throw new Error(JSON.stringify(again.problems));
    const { now, outdated } = again.value;
    expect(now.reviews?.entries).toEqual(reviewed.reviews?.entries);
    expect(now.replaces).toEqual({ id: reviewed.id, fingerprint: reviewed.fingerprint });
    expect([now.fingerprint, outdated]).toEqual([reviewed.fingerprint, []]);
    expect(brokenSeals(now)).toEqual([]);
    expect(brokenSeals({ ...now, replaces: { id: 'R-9', fingerprint: reviewed.fingerprint } })).toEqual(['stamp']);
  });
});
