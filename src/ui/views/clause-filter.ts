import type { Effect } from '../../plan/effect.ts';
import type { Rule } from '../../plan/rule.ts';
import type { Clause } from '../../plan/seeds.ts';
import type { PlanIndex } from '../plan-index.ts';

export interface ClauseFilter {
  readonly query: string;
  readonly chapter: string | null;
  readonly effect: Effect | null;
  readonly executable: boolean;
  readonly layers: boolean;
  readonly unverified: boolean;
}

/** Chapter numeral of the plan a clause stands in (一 … 十一). */
export function chapterOf(clause: Clause): string {
  return clause.ref.match(/^[一二三四五六七八九十]+/)?.[0] ?? clause.ref;
}

/** How far a clause is applied today; `none` where the pack has no rule for it. */
export function clauseKind(clause: Clause, plan: PlanIndex): Rule['kind'] | 'none' {
  const rules = plan.rulesByClause.get(clause.id) ?? [];
  return rules.find((rule) => rule.kind === 'executable')?.kind ?? rules[0]?.kind ?? 'none';
}

/** Clauses that meet every part of the filter, in the order of the plan. */
export function filterClauses(clauses: readonly Clause[], plan: PlanIndex, filter: ClauseFilter): readonly Clause[] {
  const wanted = filter.query.trim().toLowerCase();
  const matches = (clause: Clause) => {
    const layerNames = clause.layers.flatMap((role) => {
      const name = plan.layers.get(role)?.name;
      return name ? [name.zh, name.en] : [role];
    });
    return [clause.id, clause.ref, clause.anchor, clause.text.zh, clause.text.en, ...layerNames].some((text) =>
      text.toLowerCase().includes(wanted),
    );
  };
  const hasUnverified = (clause: Clause) => clause.laws.some((id) => plan.laws.get(id)?.status !== 'verified');
  return clauses.filter(
    (clause) =>
      (!wanted || matches(clause)) &&
      (!filter.chapter || chapterOf(clause) === filter.chapter) &&
      (!filter.effect || (clause.effect === filter.effect && !clause.encourage)) &&
      (!filter.executable || clauseKind(clause, plan) === 'executable') &&
      (!filter.layers || clause.layers.length > 0) &&
      (!filter.unverified || hasUnverified(clause)),
  );
}
