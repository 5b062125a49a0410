import { canonicalJson } from '../../kernel/canonical-json.ts';
import { errorProblem, type Place, type Problem } from '../../kernel/problem.ts';
import type { Condition } from '../condition.ts';
import { effectRank } from '../effect.ts';
import type { Rule } from '../rule.ts';
import type { Names } from './names.ts';

/** Parts that must hold together, with nested “all” taken apart. */
function conjuncts(condition: Condition): Condition[] {
  return 'all' in condition ? condition.all.flatMap(conjuncts) : [condition];
}

/** Whether no project at no place can meet a condition, as far as its form tells. */
function neverHolds(condition: Condition, names: Names): boolean {
  if ('any' in condition) return condition.any.every((part) => neverHolds(part, names));
  const parts = conjuncts(condition);
  const texts = new Set(parts.map(canonicalJson));
  const wanted = new Map<string, unknown>();
  return parts.some((part) => {
    if ('not' in part) return texts.has(canonicalJson(part.not));
    if ('any' in part) return neverHolds(part, names);
    if (!('attr' in part && 'is' in part)) return false;
    // Of several choices both may hold; of everything else only one.
    if (names.fields.get(part.attr)?.type === 'multi') return false;
    const before = wanted.get(part.attr);
    wanted.set(part.attr, part.is);
    return before !== undefined && before !== part.is;
  });
}

/**
 * Outcomes that speak against each other: two under one condition, a condition that nothing can meet, a ceiling below
 * the effect it belongs to, an encouragement that forbids.
 */
export function auditContradictions(rule: Rule, names: Names, at: (field: string) => Place): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const never = (condition: Condition | undefined, field: string) => {
    if (condition && neverHolds(condition, names)) problems.push(errorProblem('condition_never_holds', at(field)));
  };
  never(rule.applies, 'applies');
  rule.outcomes.forEach(({ when, effect, upTo }, i) => {
    const field = `outcomes.${i}`;
    never(when, `${field}.when`);
    const key = when ? canonicalJson(when) : '';
    const first = seen.get(key);
    if (when && first !== undefined) {
      problems.push(errorProblem('outcomes_contradict', at(`${field}.when`), { first: first + 1, second: i + 1 }));
    }
    seen.set(key, first ?? i);
    if (upTo && effectRank(upTo) <= effectRank(effect)) {
      problems.push(errorProblem('up_to_below_effect', at(`${field}.upTo`), { effect, upTo }));
    }
    if (rule.kind === 'encourage' && effectRank(upTo ?? effect) > effectRank('notice')) {
      problems.push(errorProblem('encourage_restricts', at(`${field}.effect`), { effect: upTo ?? effect }));
    }
  });
  return problems;
}
