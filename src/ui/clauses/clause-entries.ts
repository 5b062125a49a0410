import type { LocalText } from '../../kernel/text.ts';
import { effectRank } from '../../plan/effect.ts';
import type { Rule } from '../../plan/rule.ts';
import type { Clause, Law } from '../../plan/seeds.ts';
import type { PlanIndex } from '../plan-index.ts';
import type { Level } from '../shared/severity.tsx';

/** Chapter of rules that come from higher law or from the place itself, and stand in no chapter of the plan. */
export const LAW_CHAPTER = 'law';

/** A clause of the plan with its rules, or a rule that no clause of the plan asks for. */
export interface ClauseEntry {
  readonly id: string;
  readonly clause: Clause | null;
  readonly rules: readonly Rule[];
  readonly title: LocalText;
  readonly level: Level;
  /** How far it is applied today; `none` where no rule covers the clause (a pack took it out). */
  readonly kind: Rule['kind'] | 'none';
  /** Numeral of the plan's chapter (一 … 十一), or `law`. */
  readonly chapter: string;
  readonly laws: readonly Law[];
  /** Layers the rules look at, then those the clause speaks of. */
  readonly roles: readonly string[];
  readonly attributes: readonly string[];
  readonly parameters: readonly string[];
  /** Everything it may be searched by, in lower case. */
  readonly searchable: string;
}

function worstOf(rules: readonly Rule[]): Level {
  const effects = rules.flatMap(({ outcomes }) => outcomes.map(({ effect, upTo }) => upTo ?? effect));
  return effects.toSorted((a, b) => effectRank(b) - effectRank(a))[0] ?? 'notice';
}

function kindOf(rules: readonly Rule[]): ClauseEntry['kind'] {
  return rules.find((rule) => rule.kind === 'executable')?.kind ?? rules[0]?.kind ?? 'none';
}

function attributeName(id: string, plan: PlanIndex): LocalText | undefined {
  return plan.fields.get(id)?.field.name ?? plan.ruleset.derived.find((derived) => derived.id === id)?.name;
}

function entryOf(clause: Clause | null, rules: readonly Rule[], plan: PlanIndex): ClauseEntry {
  const uses = rules.flatMap((rule) => plan.uses.get(rule.id) ?? []);
  const collect = (own: Iterable<string>, more: readonly string[] = []) => [...new Set([...own, ...more])];
  const laws = collect(
    clause?.laws ?? [],
    rules.flatMap((rule) => rule.laws),
  ).flatMap((id) => plan.laws.get(id) ?? []);
  const roles = collect(
    uses.flatMap((one) => [...one.roles]),
    clause?.layers,
  );
  const attributes = collect(
    uses.flatMap((one) => [...one.attributes]),
    clause?.attributes,
  );
  const [first] = rules;
  const title = clause?.text ?? first?.title ?? { zh: '', en: '' };
  const both = (text: LocalText | undefined) => (text ? [text.zh, text.en] : []);
  const level = clause?.encourage ? 'encourage' : (clause?.effect ?? worstOf(rules));
  return {
    id: clause?.id ?? first?.id ?? '',
    clause,
    rules,
    title,
    level,
    kind: kindOf(rules),
    chapter: clause ? (clause.ref.match(/^[一二三四五六七八九十]+/)?.[0] ?? clause.ref) : LAW_CHAPTER,
    laws,
    roles,
    attributes,
    parameters: collect(uses.flatMap((one) => [...one.parameters])),
    searchable: [
      ...(clause ? [clause.id, clause.ref, clause.anchor] : []),
      ...both(title),
      ...rules.flatMap((rule) => [rule.id, ...both(rule.title), ...both(rule.about)]),
      ...laws.flatMap((law) => [law.id, law.title, law.titleEn, law.articles, law.articlesEn]),
      ...roles.flatMap((role) => [role, ...both(plan.layers.get(role)?.name)]),
      ...attributes.flatMap((id) => [id, ...both(attributeName(id, plan))]),
    ]
      .join('\n')
      .toLowerCase(),
  };
}

/** All clauses in the order of the plan, then the rules no clause asks for. */
export function clauseEntries(plan: PlanIndex): readonly ClauseEntry[] {
  const clauses = plan.ruleset.clauses.map((clause) => entryOf(clause, plan.rulesByClause.get(clause.id) ?? [], plan));
  const others = plan.ruleset.rules.filter((rule) => rule.clauses.length === 0);
  return [...clauses, ...others.map((rule) => entryOf(null, [rule], plan))];
}

/** The entry an address names: a clause, a rule of its own, or the clause a rule belongs to. */
export function entryFor(id: string | null, entries: readonly ClauseEntry[], plan: PlanIndex): ClauseEntry | undefined {
  if (!id) return undefined;
  const clauseId = plan.rules.get(id)?.clauses[0];
  return entries.find((entry) => entry.id === id) ?? entries.find((entry) => entry.id === clauseId);
}

/** Layers a clause needs that hold nothing: its rules stay open. */
export function missingRoles(entry: ClauseEntry, plan: PlanIndex): readonly string[] {
  const used = new Set(entry.rules.flatMap((rule) => [...(plan.uses.get(rule.id)?.roles ?? [])]));
  return entry.roles.filter((role) => used.has(role) && plan.layers.get(role)?.status === 'missing');
}

/** Whether something it rests on has not been checked: a law, or how the text is read. */
export function isUnverified(entry: ClauseEntry): boolean {
  return (
    entry.laws.some((law) => law.status !== 'verified') || entry.rules.some((rule) => rule.readingVerified === false)
  );
}
