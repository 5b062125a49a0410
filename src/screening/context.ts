import { invariant } from '../kernel/invariant.ts';
import type { SpaceCondition } from '../plan/condition.ts';
import type { Parameter, ParameterOverrides } from '../plan/parameter.ts';
import type { AttributeField, DerivedAttribute, Industry, Question } from '../plan/question.ts';
import type { AnswerValue, Override, Project } from '../project/project.ts';
import type { Unknown } from '../record/record.ts';
import type { Dependents } from './answer-dependents.ts';
import type { SiteFacts } from './facts.ts';
import { layeredMemory, type Memory } from './memory.ts';
import type { Truth } from './truth.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of an asked attribute: its possible values, and what would leave one; none while it is unanswered. */
export interface Known {
  readonly answered: boolean;
  readonly candidates: readonly AnswerValue[];
  readonly unknowns: readonly Unknown[];
}

/** Everything a condition is evaluated against. The last four maps are memory: of the facts, and of one project. */
export interface EvaluationContext {
  readonly facts: SiteFacts;
  readonly project: Project;
  readonly parameters: ReadonlyMap<string, number | null>;
  /** Roles on which a precision sliver is never written off. */
  readonly strictRoles: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, { readonly field: AttributeField; readonly question: Question }>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly derived: ReadonlyMap<string, DerivedAttribute>;
  readonly industries: readonly Industry[];
  readonly spaceTruths: Map<SpaceCondition, Truth>;
  /** By question key. */
  readonly relevance: Memory<Truth>;
  readonly derivedTruths: Memory<Truth>;
  readonly known: Memory<Known>;
}

/** Parameter values in force: the pack's own, with the user's changes over them. */
export function parameterValues(
  parameters: readonly Parameter[],
  overrides?: ParameterOverrides,
): ReadonlyMap<string, number | null> {
  return new Map(parameters.map(({ id, value }) => [id, overrides?.parameters[id]?.value ?? value]));
}

/** Sets up an evaluation. */
export function evaluationContext(input: {
  readonly vocabulary: Vocabulary;
  readonly facts: SiteFacts;
  readonly project: Project;
  readonly parameterOverrides?: ParameterOverrides | undefined;
  readonly strictRoles: Iterable<string>;
}): EvaluationContext {
  const { vocabulary } = input;
  return {
    facts: input.facts,
    project: input.project,
    parameters: parameterValues(vocabulary.parameters, input.parameterOverrides),
    strictRoles: new Set(input.strictRoles),
    fields: new Map(
      vocabulary.questions.flatMap((question) =>
        question.fields.map((field) => [field.id, { field, question }] as const),
      ),
    ),
    questions: new Map(vocabulary.questions.map((question) => [question.key, question])),
    derived: new Map(vocabulary.derived.map((attribute) => [attribute.id, attribute])),
    industries: vocabulary.industries,
    spaceTruths: new Map(),
    relevance: new Map(),
    derivedTruths: new Map(),
    known: new Map(),
  };
}

/** The same place with one answer another: what does not depend on it is not worked out again. @param dependents  of that field */
export function withAnswer(
  context: EvaluationContext,
  fieldId: string,
  value: AnswerValue,
  { attributes, questionKeys }: Dependents,
): EvaluationContext {
  const { project } = context;
  return {
    ...context,
    project: { ...project, answers: { ...project.answers, [fieldId]: value } },
    relevance: layeredMemory(context.relevance, questionKeys),
    derivedTruths: layeredMemory(context.derivedTruths, attributes),
    known: layeredMemory(context.known, attributes),
  };
}

/** Value of a parameter, null where it has none. The audit of the pack makes sure that the id exists. */
export function parameterValue(context: EvaluationContext, id: string): number | null {
  const value = context.parameters.get(id);
  invariant(value !== undefined, `unknown parameter ${id}`);
  return value;
}

/** A person's decision on a derived attribute, if there is one. */
export function overrideOf(context: EvaluationContext, id: string): Override | undefined {
  return Object.hasOwn(context.project.overrides, id) ? context.project.overrides[id] : undefined;
}
