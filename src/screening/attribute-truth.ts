import { invariant } from '../kernel/invariant.ts';
import type { AttributeCondition, Condition } from '../plan/condition.ts';
import type { AttributeField, Industry } from '../plan/question.ts';
import { possibleValues } from '../project/derive.ts';
import { type AnswerValue, answerTo } from '../project/project.ts';
import type { Unknown } from '../record/record.ts';
import { type EvaluationContext, type Known, overrideOf, parameterValue } from './context.ts';
import { certain, open, type Truth } from './truth.ts';
import { distinctUnknowns, needsConfirmation, parameterMissing, unanswered } from './unknowns.ts';
import { spaceConditionsIn } from './zone-ref.ts';

/** Digits of a class of GB/T 4754; fewer name a division or group. */
const CLASS_DIGITS = 4;

/** Evaluates any condition; handed in because relevance and derived attributes are conditions themselves. */
export type Evaluate = (condition: Condition, context: EvaluationContext) => Truth;

/** Whether a question applies to this project at this place; true for one without a condition. */
export function questionRelevance(key: string, context: EvaluationContext, evaluate: Evaluate): Truth {
  const known = context.relevance.get(key);
  if (known) return known;
  const question = context.questions.get(key);
  invariant(question, `unknown question ${key}`);
  const truth = question.relevantWhen ? evaluate(question.relevantWhen, context) : certain(true);
  context.relevance.set(key, truth);
  return truth;
}

/** What a division or group of industries (two or three digits) may stand for; undefined where the answer is a class. */
function finerClasses(
  field: AttributeField,
  answer: AnswerValue,
  context: EvaluationContext,
): readonly string[] | undefined {
  if (field.type !== 'industry' || typeof answer !== 'string' || answer.length >= CLASS_DIGITS) return undefined;
  const finer = context.industries.map(({ code }) => code).filter((code) => code.startsWith(answer) && code !== answer);
  return finer.length > 0 ? [answer, ...finer] : undefined;
}

/** What is known of an attribute, worked out once for a project. */
function lookUp(id: string, context: EvaluationContext, evaluate: Evaluate): Known {
  const before = context.known.get(id);
  if (before) return before;
  const found = findKnown(id, context, evaluate);
  context.known.set(id, found);
  return found;
}

function findKnown(id: string, context: EvaluationContext, evaluate: Evaluate): Known {
  const entry = context.fields.get(id);
  invariant(entry, `unknown attribute ${id}`);
  const { field, question } = entry;
  const relevance = questionRelevance(question.key, context, evaluate);
  const irrelevant = question.irrelevantValue ?? false;
  if (relevance.value === false) return { answered: true, candidates: [irrelevant], unknowns: [] };
  const answer = answerTo(context.project, id);
  if (answer === undefined) {
    const unknowns = distinctUnknowns([unanswered(id), ...relevance.unknowns]);
    return { answered: false, candidates: [], unknowns };
  }
  const combined =
    field.options?.find((option) => option.code === answer)?.standsFor ?? finerClasses(field, answer, context);
  // While another answer decides whether the question applies, this one may count or not. Where a place decides, the
  // rules that use the answer stand on the same zone, and what its absence would mean is theirs to say.
  const undecided = relevance.value === 'unknown' && spaceConditionsIn(question.relevantWhen).length === 0;
  const unknowns = [...(combined ? [unanswered(id)] : []), ...(undecided ? relevance.unknowns : [])];
  return { answered: true, candidates: [...(combined ?? [answer]), ...(undecided ? [irrelevant] : [])], unknowns };
}

/** Tags by code, looked up once for a list of industries. */
const tagsKnown = new WeakMap<readonly Industry[], Map<string, ReadonlySet<string>>>();

function tagsOf(code: string, { industries }: EvaluationContext): ReadonlySet<string> {
  const known = tagsKnown.get(industries) ?? new Map<string, ReadonlySet<string>>();
  tagsKnown.set(industries, known);
  // A class inherits the tags of its division and group: listing 26 covers 2661.
  const found =
    known.get(code) ??
    new Set(industries.filter((industry) => code.startsWith(industry.code)).flatMap((industry) => industry.tags));
  known.set(code, found);
  return found;
}

function asList(value: AnswerValue): readonly (string | number | boolean)[] {
  return Array.isArray(value) ? value : [value as string | number | boolean];
}

/** The test of a condition as a predicate on one value; null where its parameter has no value. */
function testOf(
  condition: AttributeCondition,
  context: EvaluationContext,
): ((value: AnswerValue) => boolean) | { readonly missing: string } {
  if ('is' in condition) return (value) => asList(value).includes(condition.is);
  if ('in' in condition) return (value) => asList(value).some((item) => condition.in.includes(item));
  if ('startsWith' in condition) {
    return (value) => typeof value === 'string' && condition.startsWith.some((start) => value.startsWith(start));
  }
  if ('tagged' in condition) {
    return (value) => typeof value === 'string' && tagsOf(value, context).has(condition.tagged);
  }
  if ('answered' in condition) return () => condition.answered;
  const [id, compare] = comparison(condition);
  const limit = parameterValue(context, id);
  if (limit === null) return { missing: id };
  return (value) => compare(Number(value), limit);
}

type Compare = (value: number, limit: number) => boolean;

/** 以上 includes the number, 超过 does not: gte and gt. */
function comparison(
  condition: Extract<AttributeCondition, { gte: string } | { gt: string } | { lte: string } | { lt: string }>,
): readonly [string, Compare] {
  if ('gte' in condition) return [condition.gte, (value, limit) => value >= limit];
  if ('gt' in condition) return [condition.gt, (value, limit) => value > limit];
  if ('lte' in condition) return [condition.lte, (value, limit) => value <= limit];
  return [condition.lt, (value, limit) => value < limit];
}

/** Truth of a derived attribute, worked out once for a project. */
export function derivedTruth(id: string, context: EvaluationContext, evaluate: Evaluate): Truth {
  const known = context.derivedTruths.get(id);
  if (known) return known;
  const truth = findDerived(id, context, evaluate);
  context.derivedTruths.set(id, truth);
  return truth;
}

/** A person's override first, then its cases; several possible values leave it open. */
function findDerived(id: string, context: EvaluationContext, evaluate: Evaluate): Truth {
  const attribute = context.derived.get(id);
  invariant(attribute, `unknown derived attribute ${id}`);
  const override = overrideOf(context, id);
  if (override) return certain(override.value);
  const reasons: Unknown[] = [];
  const values = possibleValues(attribute, (condition) => {
    const when = evaluate(condition, context);
    reasons.push(...when.unknowns);
    return when.value;
  });
  const [only] = values;
  if (values.length === 1 && only !== 'open' && only !== undefined) return certain(only);
  if (values.includes('open')) reasons.push(needsConfirmation(id, attribute.confirm ?? id));
  return open(distinctUnknowns(reasons));
}

/**
 * Truth of a condition on an attribute, asked or derived. Unanswered is unknown; an irrelevant question reads as its
 * `irrelevantValue`; a combined word of an old file stays open between what it stands for.
 */
export function attributeTruth(condition: AttributeCondition, context: EvaluationContext, evaluate: Evaluate): Truth {
  const id = condition.attr;
  if (context.derived.has(id)) {
    const truth = derivedTruth(id, context, evaluate);
    if ('answered' in condition) return certain((truth.value !== 'unknown') === condition.answered);
    invariant('is' in condition, `a derived attribute is compared by "is": ${id}`);
    if (truth.value === 'unknown') return truth;
    return certain(truth.value === condition.is);
  }
  const known = lookUp(id, context, evaluate);
  if ('answered' in condition) return certain(known.answered === condition.answered);
  if (!known.answered) return open(known.unknowns);
  const test = testOf(condition, context);
  if ('missing' in test) return open([parameterMissing(test.missing)]);
  const results = known.candidates.map(test);
  const [first] = results;
  if (results.every((result) => result === first)) return certain(first === true);
  return open(known.unknowns);
}
