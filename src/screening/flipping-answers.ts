import { effectRank, type Interval } from '../plan/effect.ts';
import type { AttributeField } from '../plan/question.ts';
import type { Rule } from '../plan/rule.ts';
import { type AnswerValue, answerTo } from '../project/project.ts';
import type { Finding } from '../record/record.ts';
import { dependentsOf } from './answer-dependents.ts';
import { ruleInterval } from './apply-rule.ts';
import { type EvaluationContext, withAnswer } from './context.ts';
import { optionValues } from './option-values.ts';
import { attributeConditionsIn, conditionsOf } from './rule-references.ts';
import type { ScreeningRules } from './screen-facts.ts';

type FlippingAnswer = NonNullable<Finding['flippedBy']>[number];

/** An attribute a rule hangs on, with the part of the pack through which it does. */
interface Lever {
  readonly field: AttributeField;
  readonly rules: ScreeningRules;
  /** Answers that stand for all; of a number they depend on the limits in force and are found anew. */
  readonly values: readonly AnswerValue[] | null;
}

/** A project with one answer another at a time; many rules hang on the same answer, and share what follows from it. */
export class TriedAnswers {
  readonly context: EvaluationContext;
  readonly rules: ScreeningRules;
  readonly #contexts = new Map<string, EvaluationContext>();

  constructor(context: EvaluationContext, rules: ScreeningRules) {
    this.context = context;
    this.rules = rules;
  }

  with(fieldId: string, value: AnswerValue): EvaluationContext {
    const key = `${fieldId} ${JSON.stringify(value)}`;
    const before = this.#contexts.get(key);
    if (before) return before;
    const found = withAnswer(this.context, fieldId, value, dependentsOf(fieldId, this.rules));
    this.#contexts.set(key, found);
    return found;
  }
}

/** Which answers a rule hangs on does not change with the site: looked up once for a pack. */
const known = new WeakMap<ScreeningRules, Map<string, readonly Lever[]>>();

/** Answers a rule can hang on: those it names, those its derived attributes are derived from, those that make a question apply. */
function leversOf(rule: Rule, rules: ScreeningRules): readonly Lever[] {
  const perRule = known.get(rules) ?? new Map<string, readonly Lever[]>();
  known.set(rules, perRule);
  const found = perRule.get(rule.id) ?? findLevers(rule, rules);
  perRule.set(rule.id, found);
  return found;
}

function findLevers(rule: Rule, rules: ScreeningRules): readonly Lever[] {
  const derived = new Map(rules.derived.map((attribute) => [attribute.id, attribute]));
  const asked = new Map(
    rules.questions.flatMap((question) => question.fields.map((field) => [field.id, question] as const)),
  );
  const reached = new Set<string>();
  const open = conditionsOf(rule)
    .flatMap(attributeConditionsIn)
    .map(({ attr }) => attr);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const attribute = derived.get(id);
    const question = asked.get(id);
    const behind = attribute ? attribute.cases.map(({ when }) => when) : [question?.relevantWhen ?? []].flat();
    open.push(...behind.flatMap(attributeConditionsIn).map(({ attr }) => attr));
    if (attribute?.confirm) open.push(attribute.confirm);
  }
  const part: ScreeningRules = {
    ...rules,
    rules: [rule],
    derived: rules.derived.filter(({ id }) => reached.has(id)),
    questions: rules.questions.filter(({ fields }) => fields.some(({ id }) => reached.has(id))),
  };
  return part.questions
    .flatMap(({ fields }) => fields)
    .filter(({ id }) => reached.has(id))
    .map((field) => ({
      field,
      rules: part,
      values: field.type === 'number' ? null : optionValues(field, part, new Map()),
    }));
}

/** Answers worth trying in place of the present one. Of several choices one is added or taken away at a time. */
function triedValues({ field, rules, values: fixed }: Lever, context: EvaluationContext): readonly AnswerValue[] {
  const present = answerTo(context.project, field.id);
  const values = fixed ?? optionValues(field, rules, context.parameters);
  if (field.type !== 'multi' || !Array.isArray(present)) return values;
  return values.flatMap((single): AnswerValue[] => {
    const code = Array.isArray(single) ? String(single[0]) : '';
    if (code === field.noneOption || present.includes(field.noneOption ?? '')) return [single];
    const next = present.includes(code) ? present.filter((other) => other !== code) : [...present, code].sort();
    return next.length > 0 ? [next] : [];
  });
}

function nearer(value: AnswerValue, other: AnswerValue, present: AnswerValue | undefined): boolean {
  const from = typeof present === 'number' ? present : 0;
  return Math.abs(Number(value) - from) < Math.abs(Number(other) - from);
}

/** Answers to one question that bring a finding to the same ends; of numbers the nearest stands for all of them. */
function groupByEnds(lever: Lever, rule: Rule, finding: Interval, tried: TriedAnswers): FlippingAnswer[] {
  const { field } = lever;
  const { context } = tried;
  const present = answerTo(context.project, field.id);
  const groups = new Map<string, { ends: Interval; values: AnswerValue[] }>();
  for (const value of triedValues(lever, context)) {
    if (JSON.stringify(value) === JSON.stringify(present)) continue;
    const ends = ruleInterval(rule, tried.with(field.id, value));
    if (ends.atLeast === finding.atLeast && ends.atWorst === finding.atWorst) continue;
    const key = `${ends.atLeast} ${ends.atWorst}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { ends, values: [value] });
    else if (field.type !== 'number') group.values.push(value);
    else if (nearer(value, group.values[0] ?? value, present)) group.values = [value];
  }
  return [...groups.values()]
    .map(({ ends, values }) => ({ attribute: field.id, values: values.map(plainValue), ...ends }))
    .sort((a, b) => effectRank(a.atWorst) - effectRank(b.atWorst) || effectRank(a.atLeast) - effectRank(b.atLeast));
}

function plainValue(value: AnswerValue): FlippingAnswer['values'][number] {
  return typeof value === 'object' ? [...value] : value;
}

/**
 * Answers that would bring a finding to other ends, everything else staying as it is: by question as the questionnaire
 * has them, mildest end first. Empty where no single answer moves it.
 */
export function flippingAnswers(rule: Rule, finding: Interval, tried: TriedAnswers): FlippingAnswer[] {
  return leversOf(rule, tried.rules).flatMap((lever) => groupByEnds(lever, rule, finding, tried));
}
