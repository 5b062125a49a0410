import { fullWidth, localText } from '../i18n/full-width.ts';
import type { Locale } from '../kernel/text.ts';
import { namesIn } from '../plan/audit/condition-names.ts';
import type { Effect } from '../plan/effect.ts';
import type { Rule } from '../plan/rule.ts';
import { ConditionWords } from './condition-words.ts';
import type { RuleVocabulary } from './rule-vocabulary.ts';

/** One row of a decision list: the first row whose condition holds decides. */
export interface RuleLine {
  readonly when: string;
  readonly effect: Effect;
  /** How far it may still go, and what settles that. */
  readonly upTo: Effect | null;
  readonly pending: string | null;
}

/** A rule as a reader without code reads it. */
export interface RuleInWords {
  /** Which projects and places it is about at all. */
  readonly applies: string;
  readonly lines: readonly RuleLine[];
  /** What, left unknown, keeps the rule open; null where nothing can. */
  readonly open: string | null;
}

/** Pieces put together read as a sentence: its first letter, or its marks. */
function sentence(text: string, locale: Locale): string {
  return locale === 'en' ? text.slice(0, 1).toUpperCase() + text.slice(1) : fullWidth(text);
}

/** Puts a rule into words from its data: nothing is said that the evaluator does not do. */
export function ruleInWords(rule: Rule, names: RuleVocabulary, locale: Locale): RuleInWords {
  const words = new ConditionWords(names, locale);
  const conditions = [rule.applies, ...rule.outcomes.map(({ when }) => when)].flatMap((when) => when ?? []);
  const found = conditions.map((condition) => namesIn(condition));
  const attributes = [...new Set(found.flatMap((one) => one.attributes.map(({ attr }) => attr)))];
  const roles = [...new Set(found.flatMap((one) => one.roles.map(({ role }) => role)))];
  const quoted = (items: readonly string[]) => words.list(items.map((item) => words.quoted(item)));
  const open = [
    ...(attributes.length > 0
      ? [words.say('whenUnanswered', { names: quoted(attributes.map((id) => words.attribute(id))) })]
      : []),
    ...(roles.length > 0 ? [words.say('whenMissing', { names: quoted(roles.map((role) => words.layer(role))) })] : []),
  ];
  return {
    applies: sentence(rule.applies ? words.of(rule.applies) : words.say('always'), locale),
    lines: rule.outcomes.map(({ when, effect, upTo, pending }) => ({
      when: sentence(when ? words.of(when) : words.say('otherwise'), locale),
      effect,
      upTo: upTo ?? null,
      pending: pending ? localText(pending, locale) : null,
    })),
    open: open.length > 0 ? sentence(open.join(words.say('or')), locale) : null,
  };
}
