import { isObject, type JsonObject } from '../kernel/json-object.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import type { AttributeField, DerivedAttribute, Question } from '../plan/question.ts';
import { readAnswerValue } from './answer-value.ts';
import type { AnswerValue, Override, Project } from './project.ts';

/** What a project file is read against. */
export interface AttributeDictionary {
  readonly questions: readonly Question[];
  readonly derived: readonly DerivedAttribute[];
}

/** Fields by every name a file may use: attribute id and dotted path. */
function fieldNames(questions: readonly Question[]): ReadonlyMap<string, AttributeField> {
  const names = new Map<string, AttributeField>();
  for (const field of questions.flatMap((question) => question.fields)) {
    names.set(field.path, field);
    names.set(field.id, field);
  }
  return names;
}

/** Leaves of a nested answers object as `[dotted name, value]`; an object that is no known group stays one leaf. */
function leaves(answers: JsonObject, names: ReadonlyMap<string, AttributeField>, prefix = ''): [string, unknown][] {
  return Object.entries(answers).flatMap(([key, value]): [string, unknown][] => {
    const name = prefix + key;
    if (names.has(name) || !isObject(value)) return [[name, value]];
    return leaves(value, names, `${name}.`);
  });
}

function readAnswers(
  answers: JsonObject,
  dictionary: AttributeDictionary,
  problems: Problem[],
): Record<string, AnswerValue> {
  const names = fieldNames(dictionary.questions);
  const read: Record<string, AnswerValue> = {};
  for (const [name, raw] of leaves(answers, names)) {
    const field = names.get(name);
    const where = { field: name };
    if (!field) problems.push(errorProblem('answer_unknown_key', where, { key: name.slice(0, 60) }));
    if (!field || raw === null || raw === undefined) continue;
    const value = readAnswerValue(field, raw);
    if (!value.ok) problems.push(errorProblem(value.code, where, { key: name, ...value.params }));
    else if (field.id in read) problems.push(errorProblem('answer_twice', where, { key: field.id }));
    else read[field.id] = value.value;
  }
  return read;
}

function readOverrides(raw: unknown, dictionary: AttributeDictionary, problems: Problem[]): Record<string, Override> {
  const read: Record<string, Override> = {};
  if (raw === undefined || raw === null) return read;
  if (!isObject(raw)) {
    problems.push(errorProblem('project_not_an_object', { field: 'overrides' }));
    return read;
  }
  const known = new Set(dictionary.derived.map(({ id }) => id));
  for (const [id, override] of Object.entries(raw)) {
    const where = { field: `overrides.${id}` };
    if (!known.has(id)) problems.push(errorProblem('override_unknown', where, { key: id.slice(0, 60) }));
    else if (!isObject(override) || typeof override.value !== 'boolean') {
      problems.push(errorProblem('override_wrong_type', where, { key: id }));
    } else if (typeof override.reason !== 'string' || override.reason.trim() === '') {
      // A suggestion may be overruled, but only with a reason that stays in the record.
      problems.push(errorProblem('override_without_reason', where, { key: id }));
    } else if (override.by !== undefined && typeof override.by !== 'string') {
      problems.push(errorProblem('override_wrong_type', where, { key: id }));
    } else {
      const by = override.by?.trim();
      read[id] = { value: override.value, reason: override.reason.trim(), ...(by && { by }) };
    }
  }
  return read;
}

/** The version of the shape that this program reads; a file that tells none is of the first. */
export const PROJECT_SCHEMA = 1;

const MEMBERS = new Set(['$schema', 'schema', 'answers', 'overrides']);

/** A later version may mean something else by what looks alike: nothing of it is taken. */
function versionProblems(schema: unknown): Problem[] {
  if (schema === undefined || schema === PROJECT_SCHEMA) return [];
  const where = { field: 'schema' };
  if (typeof schema === 'number' && schema > PROJECT_SCHEMA) {
    return [errorProblem('project_newer', where, { schema, known: PROJECT_SCHEMA })];
  }
  return [errorProblem('project_version', where, { known: PROJECT_SCHEMA })];
}

/**
 * Reads a project file `{ schema?, answers, overrides? }` into codes by attribute id. Keys are attribute ids or the questionnaire's
 * (nested) names, values are codes, Chinese or English words; null or an absent key is unanswered.
 * @param json  parsed JSON
 * Errors (all of them, each naming its field): project_newer, project_version, project_not_an_object,
 * project_unknown_member, answer_*, override_*.
 */
export function readProject(json: unknown, dictionary: AttributeDictionary): Result<Project> {
  if (!isObject(json)) return failure(errorProblem('project_not_an_object'));
  const [version] = versionProblems(json.schema);
  if (version) return failure(version);
  const problems: Problem[] = Object.keys(json)
    .filter((key) => !MEMBERS.has(key))
    .map((key) => errorProblem('project_unknown_member', { field: key }, { key: key.slice(0, 60) }));
  if (!isObject(json.answers)) problems.push(errorProblem('project_not_an_object', { field: 'answers' }));
  const answers = isObject(json.answers) ? readAnswers(json.answers, dictionary, problems) : {};
  const overrides = readOverrides(json.overrides, dictionary, problems);
  const [first, ...rest] = problems;
  return first ? failure(first, ...rest) : success({ answers, overrides });
}
