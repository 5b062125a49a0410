import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AnswerValue } from '../../src/project/project.ts';
import { recordSchema } from '../../src/record/record.ts';
import { planNames } from '../../src/report/plan-names.ts';
import { recordToText } from '../../src/report/to-text.ts';
import { loadRequiredLayers } from '../../src/run/required-layers.ts';
import { screenLoaded } from '../../src/run/run-screening.ts';
import { exampleFacts } from '../../src/screening/example-facts.ts';
import { rolesOf } from '../../src/screening/rule-references.ts';
import { screenFacts } from '../../src/screening/screen-facts.ts';
import { demoProject, demoSite, sourceOfData } from '../helpers/demo-sites.ts';
import { CARDS, RULES, RULESET } from '../helpers/plan.ts';

vi.setConfig({ testTimeout: 120_000 });

const ROLES = [...new Set(RULES.rules.flatMap(rolesOf)), 'district'];
const FIELDS = RULES.questions.flatMap(({ fields }) => fields);

type Answers = Readonly<Record<string, AnswerValue>>;

/** Places that meet much: the answers decide what comes of it. */
const PLACES = [
  { district: { share: 1 } },
  { district: { share: 1 }, river_kuhe: { distanceM: 9 }, eco_redline: { overlapM2: 400 }, pbf: 'missing' },
  {
    district: { share: 1 },
    water_source: { overlapM2: 10_000, properties: { level: '2' } },
    soil_zone: 'missing',
    noise_zone: { share: 1, properties: { zone_class: '2' } },
    roads: { distanceM: 12 },
  },
  { district: { share: 1 }, river_mgmt: { overlapM2: 300 }, contaminated_site: { overlapM2: 50 } },
] as const;

function screen(place: (typeof PLACES)[number], answers: Answers) {
  return screenFacts({
    rules: RULES,
    facts: exampleFacts({ roles: place as never }, ROLES),
    layers: [],
    project: { answers, overrides: {} },
  });
}

const valueArb = (field: (typeof FIELDS)[number]): fc.Arbitrary<AnswerValue> => {
  const codes = (field.options ?? []).filter(({ standsFor }) => !standsFor).map(({ code }) => code);
  if (field.type === 'multi') {
    const chosen = codes.filter((code) => code !== field.noneOption);
    return fc.oneof(
      fc.constant([field.noneOption ?? codes[0] ?? '']),
      fc.subarray(chosen, { minLength: 1 }).map((list) => [...list].sort()),
    );
  }
  if (field.type === 'boolean') return fc.boolean();
  if (field.type === 'number') return fc.constantFrom(0, 1, 4999, 5000, 5001, 10_000, 60_000);
  if (field.type === 'industry') return fc.constantFrom('2661', '3360', '3216', '5920', '26', '3011');
  return codes.length > 0 ? fc.constantFrom(...codes) : fc.constant('x');
};
const answersArb: fc.Arbitrary<Answers> = fc
  .tuple(...FIELDS.map((field) => fc.option(valueArb(field).map((value) => [field.id, value] as const))))
  .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)));

describe('answers that flip a finding', () => {
  it('do what they say: given, the finding has exactly those ends, and other ones than before', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), answersArb, fc.nat(), (place, answers, pick) => {
        const { findings } = screen(place, answers);
        const flips = findings.flatMap((finding) =>
          (finding.flippedBy ?? []).flatMap(({ attribute, values, atLeast, atWorst }) =>
            values.map((value) => ({ finding, attribute, value, ends: { atLeast, atWorst } })),
          ),
        );
        const flip = flips[pick % Math.max(1, flips.length)];
        if (!flip) return;
        checked += 1;
        const { finding, attribute, value, ends } = flip;
        const after = screen(place, { ...answers, [attribute]: value });
        const now = after.findings.find(({ ruleId }) => ruleId === finding.ruleId);
        expect(now ? { atLeast: now.atLeast, atWorst: now.atWorst } : { atLeast: 'clear', atWorst: 'clear' }).toEqual(
          ends,
        );
        expect([finding.atLeast, finding.atWorst]).not.toEqual([ends.atLeast, ends.atWorst]);
      }),
      { numRuns: 300 },
    );
    expect(checked).toBeGreaterThan(200);
  });

  it('are all of the options that do: an option not named leaves the finding as it is', () => {
    const worded = FIELDS.filter(({ type }) => type === 'enum' || type === 'tri' || type === 'boolean');
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        answersArb,
        fc.constantFrom(...worded),
        fc.nat(),
        (place, answers, field, pick) => {
          const options: AnswerValue[] =
            field.type === 'boolean'
              ? [true, false]
              : (field.options ?? []).filter(({ standsFor }) => !standsFor).map(({ code }) => code);
          const value = options[pick % options.length];
          if (value === undefined || value === answers[field.id]) return;
          const after = new Map(
            screen(place, { ...answers, [field.id]: value }).findings.map((finding) => [finding.ruleId, finding]),
          );
          for (const finding of screen(place, answers).findings) {
            const named = (finding.flippedBy ?? []).some(
              ({ attribute, values }) => attribute === field.id && values.some((other) => other === value),
            );
            const now = after.get(finding.ruleId) ?? { atLeast: 'clear', atWorst: 'clear' };
            const moved = now.atLeast !== finding.atLeast || now.atWorst !== finding.atWorst;
            expect([finding.ruleId, field.id, named]).toEqual([finding.ruleId, field.id, moved]);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stand in the record and in the text: which nature would take C4-6 from S02', async () => {
    const layers = await loadRequiredLayers(RULESET, sourceOfData());
    const ports = { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'R-1', app: { name: 'test', version: '1' } };
    const run = screenLoaded({ site: demoSite('S02'), project: demoProject('S02') }, layers, RULESET, ports);
    if (!run.ok) throw new Error(JSON.stringify(run.problems));
    const { record } = run.value;
    expect(recordSchema.safeParse(record).success).toBe(true);
    const flips = record.findings.find(({ ruleId }) => ruleId === 'C4-6')?.flippedBy ?? [];
    // C4-6 covers new construction (and relocation) only; S02 is new and “two high” is still a suggestion.
    expect(flips).toContainEqual({
      attribute: 'nature',
      values: ['expand', 'rebuild', 'retrofit'],
      atLeast: 'notice',
      atWorst: 'notice',
    });
    expect(flips).toContainEqual({ attribute: 'two_high', values: ['yes'], atLeast: 'prohibit', atWorst: 'prohibit' });
    expect(recordToText(record, 'zh', planNames(RULESET, CARDS))).toMatch(
      /↔ “.*性质.*”若为 扩建或改建或技.*，则为 提示/,
    );
  });
});
