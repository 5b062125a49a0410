import { invariant } from '../kernel/invariant.ts';
import type { SpaceCondition } from '../plan/condition.ts';
import type { Parameter, ParameterOverrides } from '../plan/parameter.ts';
import type { AttributeField, DerivedAttribute, Industry, Question } from '../plan/question.ts';
import type { Override, Project } from '../project/project.ts';
import type { SiteFacts } from './facts.ts';
import type { Truth } from './truth.ts';

/** The part of a ruleset that conditions speak of. */
export interface Vocabulary {
  readonly questions: readonly Question[];
  readonly derived: readonly DerivedAttribute[];
  readonly industries: readonly Industry[];
  readonly parameters: readonly Parameter[];
}

/** Everything a condition is evaluated against. The last three maps are memory: of the facts, and of one project. */
export interface EvaluationContext {
  readonly facts: SiteFacts;
  readonly project: Project;
  readonly parameters: ReadonlyMap<string, number | null>;
  /** Roles on which a precision sliver is never written off (READINGS 6). */
  readonly strictRoles: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, { readonly field: AttributeField; readonly question: Question }>;
  readonly derived: ReadonlyMap<string, DerivedAttribute>;
  readonly industries: readonly Industry[];
  readonly spaceTruths: Map<SpaceCondition, Truth>;
  readonly relevance: Map<string, Truth>;
  readonly derivedTruths: Map<string, Truth>;
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
    derived: new Map(vocabulary.derived.map((attribute) => [attribute.id, attribute])),
    industries: vocabulary.industries,
    spaceTruths: new Map(),
    relevance: new Map(),
    derivedTruths: new Map(),
  };
}

/** The same place with other answers: what is known of space stays, what follows from answers is forgotten. */
export function withProject(context: EvaluationContext, project: Project): EvaluationContext {
  return { ...context, project, relevance: new Map(), derivedTruths: new Map() };
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
