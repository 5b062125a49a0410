import { readFileSync } from 'node:fs';
import { invariant } from '../src/kernel/invariant.ts';
import { rulesetSchema } from '../src/plan/ruleset.ts';
import type { AnswerValue } from '../src/project/project.ts';
import { ruleInterval } from '../src/screening/apply-rule.ts';
import { exampleFacts } from '../src/screening/example-facts.ts';
import { openQuestions } from '../src/screening/explain.ts';
import { optionValues } from '../src/screening/option-values.ts';
import { rolesOf } from '../src/screening/rule-references.ts';
import { type ScreeningInput, screenFacts, screeningContext } from '../src/screening/screen-facts.ts';
import { JsonLogicPeer, peerData } from './json-logic-peer.ts';
import { Random } from './random.ts';
import { bar, ms, type Row, type Table, times } from './report.ts';
import { cpuEach, quantile } from './timing.ts';

const FACTS = 100;
const PROJECTS = 60;
/** A frame of a screen at 60 Hz: what a slider leaves for the verdict to follow it. */
const FRAME_MS = 16;

function cases(): ScreeningInput[] {
  const rules = rulesetSchema.parse(JSON.parse(readFileSync('public/data/ruleset.json', 'utf8')));
  const roles = [...new Set(['district', ...rules.rules.flatMap(rolesOf)])];
  const random = new Random(4754);
  const perRole = Math.ceil(FACTS / roles.length);
  const parameters = new Map(rules.parameters.map(({ id, value }) => [id, value]));
  const fields = rules.questions.filter(({ declared }) => !declared).flatMap((question) => question.fields);
  return Array.from({ length: PROJECTS }, () => {
    let left = FACTS;
    const features = roles.map((role) => {
      const count = Math.min(left, perRole);
      left -= count;
      const list = Array.from({ length: count }, () =>
        random.chance(0.3) ? { overlapM2: random.whole(1, 9000) } : { distanceM: random.whole(0, 2000) },
      );
      return [role, role === 'district' ? { share: 1 } : list] as const;
    });
    const answers = fields.flatMap((field): [string, AnswerValue][] => {
      const values = optionValues(field, rules, parameters);
      return values.length === 0 || random.chance(0.3) ? [] : [[field.id, random.pick(values)]];
    });
    const facts = exampleFacts({ roles: Object.fromEntries(features) as never }, roles);
    return { rules, facts, layers: [], project: { answers: Object.fromEntries(answers), overrides: {} } };
  });
}

/** Judging measured facts again: what moving a slider or giving an answer costs, beside an off-the-shelf rule engine. */
export function judgingTable(): Table {
  const all = cases();
  const [first] = all;
  invariant(first, 'there are cases');
  const peer = new JsonLogicPeer(first.rules);
  const data = all.map(({ facts, project }) => peerData(facts, project.answers));
  const ask = {
    whole: (i: number) => screenFacts(all[i]!).findings.length,
    questions: (i: number) => openQuestions(all[i]!).length,
    ends: (i: number) => {
      const context = screeningContext(all[i]!);
      return all[i]!.rules.rules.filter((rule) => ruleInterval(rule, context).atWorst !== 'clear').length;
    },
    peer: (i: number) => peer.effects(data[i]!).filter((effect) => effect !== 'clear').length,
  };
  const run = (name: keyof typeof ask) => {
    cpuEach(PROJECTS, 3, ask[name]);
    return cpuEach(PROJECTS, 5, ask[name]).ms;
  };
  const [whole, questions, ends, byPeer] = [run('whole'), run('questions'), run('ends'), run('peer')];
  const p50 = (values: readonly number[]) => quantile(values, 0.5);
  const row = (what: string, values: readonly number[], wanted: string): Row => [
    what,
    ms(p50(values)),
    ms(quantile(values, 0.95)),
    times(p50(byPeer) / p50(values)),
    wanted,
  ];
  const rules = first.rules.rules.length;
  const whole95 = quantile(whole, 0.95);
  return {
    title: 'Judging again',
    note: `${FACTS} facts × ${rules} rules, ${PROJECTS} projects with about a third of the questions open; no geometry; processor time. The peer is the same pack in JSON Logic: two-valued, one effect per rule, without words, reasons, margins or what would flip it.`,
    head: ['what', 'p50', 'p95', 'json-logic-js over it, p50', 'bar'],
    rows: [
      row('json-logic-js: one effect per rule', byPeer, ''),
      row('both ends of every rule, three-valued', ends, ''),
      row(
        'findings, verdict, reasons, words, flipping answers',
        whole,
        bar(whole95 <= FRAME_MS, `p95 ≤ ${FRAME_MS} ms`),
      ),
      row('and the open questions with the end of every option', questions, ''),
    ],
  };
}
