import { effectRank, type Interval } from '../plan/effect.ts';
import type { AttributeField, Question } from '../plan/question.ts';
import type { AnswerValue } from '../project/project.ts';
import type { Finding } from '../record/record.ts';
import { dependentsOf } from './answer-dependents.ts';
import { ruleInterval } from './apply-rule.ts';
import { type EvaluationContext, withAnswer } from './context.ts';
import { evaluateRelevance } from './evaluate.ts';
import { optionValues } from './option-values.ts';
import { type ScreeningInput, screenFacts, screeningContext } from './screen-facts.ts';
import { verdictInterval } from './verdict.ts';

/** Where the verdict would end with one answer given. */
interface QuestionOption extends Interval {
  readonly fieldId: string;
  readonly value: AnswerValue;
}

/** A question whose answer still moves a finding. */
export interface OpenQuestion {
  readonly questionKey: string;
  readonly fieldIds: readonly string[];
  /** Rules that ask, most severe first. */
  readonly ruleIds: readonly string[];
  readonly options: readonly QuestionOption[];
}

interface Weighed extends OpenQuestion {
  /** Steps of severity the verdict's ends, and all findings' ends, move at most. */
  readonly verdictSteps: number;
  readonly findingSteps: number;
}

function asks(finding: Finding, fieldId: string): boolean {
  return finding.unknowns.some(
    ({ attribute, resolves }) => attribute === fieldId || (resolves.act === 'confirm' && resolves.object === fieldId),
  );
}

function stepsBetween(a: Interval, b: Interval): number {
  const low = Math.abs(effectRank(a.atLeast) - effectRank(b.atLeast));
  return low + Math.abs(effectRank(a.atWorst) - effectRank(b.atWorst));
}

/** Tries every answer to one field on the rules that ask for it; null when none of them moves anything. */
function weighField(
  field: AttributeField,
  question: Question,
  input: ScreeningInput,
  base: EvaluationContext,
  findings: readonly Finding[],
): Weighed | null {
  const asking = findings.filter((finding) => asks(finding, field.id));
  if (asking.length === 0) return null;
  const rest = findings.filter((finding) => !asking.includes(finding));
  const before = verdictInterval(findings);
  const rules = asking.flatMap(({ ruleId }) => input.rules.rules.find(({ id }) => id === ruleId) ?? []);
  const dependents = dependentsOf(field.id, input.rules);
  const options = new Map<string, QuestionOption>();
  let verdictSteps = 0;
  let findingSteps = 0;
  for (const value of optionValues(field, input.rules, base.parameters)) {
    if (JSON.stringify(value) === JSON.stringify(input.project.answers[field.id])) continue;
    const context = withAnswer(base, field.id, value, dependents);
    const after = rules.map((rule, index) => ({
      ...ruleInterval(rule, context),
      encourage: asking[index]?.encourage ?? false,
    }));
    const verdict = verdictInterval([...rest, ...after]);
    const moved = after.map((interval, index) => stepsBetween(interval, asking[index] ?? interval));
    verdictSteps = Math.max(verdictSteps, stepsBetween(before, verdict));
    findingSteps = Math.max(
      findingSteps,
      moved.reduce((sum, steps) => sum + steps, 0),
    );
    // Numbers and industries that end alike are one option; worded options are all shown.
    const worded = field.type !== 'number' && field.type !== 'industry';
    const key = worded ? JSON.stringify(value) : JSON.stringify(after);
    if (!options.has(key)) options.set(key, { fieldId: field.id, value, ...verdict });
  }
  if (findingSteps === 0) return null;
  return {
    questionKey: question.key,
    fieldIds: [field.id],
    ruleIds: asking.map(({ ruleId }) => ruleId),
    options: [...options.values()],
    verdictSteps,
    findingSteps,
  };
}

function mergeFields(weighed: readonly Weighed[]): Weighed {
  return weighed.reduce((a, b) => ({
    questionKey: a.questionKey,
    fieldIds: [...a.fieldIds, ...b.fieldIds],
    ruleIds: [...new Set([...a.ruleIds, ...b.ruleIds])],
    options: [...a.options, ...b.options],
    verdictSteps: Math.max(a.verdictSteps, b.verdictSteps),
    findingSteps: Math.max(a.findingSteps, b.findingSteps),
  }));
}

/**
 * Questions still worth asking, most decisive first: those whose answer can move a finding, ordered by how far they can
 * move the verdict, then all findings, then as the questionnaire has them. Each option tells where the verdict would
 * end. A question that is not relevant, only declared, or can move nothing is left out; one already answered stays in
 * only where a suggestion waits for confirmation.
 * @param findings  of the same input, where the caller has them
 */
export function openQuestions(input: ScreeningInput, findings?: readonly Finding[]): OpenQuestion[] {
  const listed = findings ?? screenFacts(input).findings;
  const context = screeningContext(input);
  const weighed = input.rules.questions.flatMap((question) => {
    if (question.declared || evaluateRelevance(question.key, context).value === false) return [];
    const fields = question.fields.flatMap((field) => weighField(field, question, input, context, listed) ?? []);
    return fields.length > 0 ? [mergeFields(fields)] : [];
  });
  return weighed
    .toSorted((a, b) => b.verdictSteps - a.verdictSteps || b.findingSteps - a.findingSteps)
    .map(({ verdictSteps: _verdict, findingSteps: _finding, ...question }) => question);
}
