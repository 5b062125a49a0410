import { EFFECTS, type Effect, effectRank } from '../../plan/effect.ts';
import type { Finding, ScreeningRecord } from '../../record/record.ts';
import type { PlanIndex } from '../plan-index.ts';
import type { Level } from '../shared/severity.tsx';
import type { Words } from '../shared/words.ts';

type Open = ScreeningRecord['unknowns'][number];

/** Heading a finding stands under: what it is as drawn, else what is certain; open ones come last. */
function findingLevel(finding: Finding): Level {
  if (finding.encourage) return 'encourage';
  const settled = finding.nominal ?? finding.atLeast;
  return settled === 'clear' ? 'unknown' : settled;
}

const GROUP_ORDER: readonly Level[] = ['prohibit', 'restrict', 'condition', 'notice', 'encourage', 'clear', 'unknown'];

/** Nearer than this counts as a matter of the place, for the order of the list only. */
const NEARBY_M = 1000;

/** What the place itself brings comes before what every such project has to do: occupied, near, general. */
function placeRank({ facts }: Finding): number {
  if (facts.some(({ relation }) => relation !== 'disjoint')) return 0;
  return facts.some(({ edgeDistanceM }) => edgeDistanceM <= NEARBY_M) ? 1 : 2;
}

/**
 * Whether a finding is this place's own: its zone is occupied or near, or not known. What is left holds for every such
 * project anywhere in the district.
 */
export function isPlaceBound(finding: Finding): boolean {
  return placeRank(finding) < 2 || finding.unknowns.some(({ role }) => role !== undefined);
}

/** Findings under their headings, most severe first; within one what could go furthest, then what the place brings. */
export function groupFindings(findings: readonly Finding[]): readonly { level: Level; findings: readonly Finding[] }[] {
  return GROUP_ORDER.map((level) => ({
    level,
    findings: findings
      .filter((finding) => findingLevel(finding) === level)
      .toSorted((a, b) => effectRank(b.atWorst) - effectRank(a.atWorst) || placeRank(a) - placeRank(b)),
  })).filter((group) => group.findings.length > 0);
}

/** Headings that stand above what is open; the others follow it, so that both are in the first screen. */
export function isWeighty(level: Level): boolean {
  return level === 'prohibit' || level === 'restrict' || level === 'condition';
}

/** Open items, those that could go furthest first. */
export function sortUnknowns(unknowns: readonly Open[]): readonly Open[] {
  return [...unknowns].sort((a, b) => effectRank(b.upTo) - effectRank(a.upTo));
}

/** What an open item is about, in words: a layer, a question, a parameter, or the rule it holds up. */
export function unknownName(unknown: Open, plan: PlanIndex, words: Words): string {
  const role = unknown.role && plan.layers.get(unknown.role);
  if (role) return words.text(role.name);
  const asked = unknown.attribute && plan.fields.get(unknown.attribute);
  if (asked) return words.text(asked.question.fields.length > 1 ? asked.field.name : asked.question.name);
  const derived = unknown.attribute && plan.ruleset.derived.find(({ id }) => id === unknown.attribute);
  if (derived) return words.text(derived.name);
  const parameter = unknown.parameter && plan.parameters.get(unknown.parameter);
  if (parameter) return words.text(parameter.name);
  const rule = plan.rules.get(unknown.ruleIds[0] ?? '');
  return rule ? words.text(rule.title) : unknown.resolves.object;
}

/** Why the two ends are where they are: the finding that sets the lower one, the open item that sets the upper one. */
export function whySentence(record: ScreeningRecord, plan: PlanIndex, words: Words): string {
  const { atLeast, atWorst } = record.verdict;
  const certain = atLeast === 'clear' ? undefined : record.findings.find((finding) => finding.atLeast === atLeast);
  const parts = certain ? [words.text(certain.text)] : [];
  if (atWorst !== atLeast) {
    const open = sortUnknowns(record.unknowns).find(({ upTo }) => upTo === atWorst);
    const uncertain = record.findings.find((finding) => finding.atWorst === atWorst && finding !== certain);
    if (open) {
      const object = unknownName(open, plan, words);
      const reason = words.t(`unknown.reason.${open.reason}`);
      parts.push(words.t('verdict.couldReach', { object, reason, effect: words.t(`effect.${open.upTo}`) }));
    } else if (uncertain) parts.push(words.text(uncertain.text));
  }
  const bare = parts.map((part) => part.replace(/[。.]$/, ''));
  return words.t('verdict.sentence', { text: bare.join(words.t('verdict.join')) });
}

/** The one thing to do next: settle what could move the verdict most, answers before errands. */
export function nextSentence(record: ScreeningRecord, plan: PlanIndex, words: Words): string {
  const { atLeast, atWorst } = record.verdict;
  const moving = sortUnknowns(record.unknowns).filter(({ upTo }) => effectRank(upTo) > effectRank(atLeast));
  const best = moving.find(({ resolves }) => resolves.act === 'answer') ?? moving[0];
  if (best) {
    const acts = ['answer', 'provide_layer', 'survey_boundary', 'set_parameter', 'confirm', 'ask_authority'] as const;
    const act = acts.find((known) => known === best.resolves.act) ?? 'confirm';
    return words.t(`verdict.next.${act}`, { object: unknownName(best, plan, words) });
  }
  return words.t(atWorst === 'clear' ? 'verdict.next.clear' : 'verdict.next.none');
}

/** How many open items could reach the verdict's upper end, and which end that is. */
export function worstUnknowns(unknowns: readonly Open[]): { count: number; effect: Effect } {
  const effect = EFFECTS[Math.max(0, ...unknowns.map(({ upTo }) => effectRank(upTo)))] ?? 'clear';
  return { count: unknowns.filter(({ upTo }) => upTo === effect).length, effect };
}
