import { errorProblem, type Place, type Problem } from '../../kernel/problem.ts';
import type { AttributeCondition, Condition, FeatureFilter } from '../condition.ts';
import { namesIn, thresholdOf, valuesOf } from './condition-names.ts';
import type { Names } from './names.ts';

function auditAttribute(condition: AttributeCondition, names: Names, where: Place): Problem[] {
  const id = condition.attr;
  if (!names.attributes.has(id)) return [errorProblem('unknown_attribute', where, { name: id })];
  const problems: Problem[] = [];
  const field = names.fields.get(id);
  const threshold = thresholdOf(condition);
  if (threshold !== undefined) {
    const parameter = names.parameters.get(threshold);
    if (!parameter) problems.push(errorProblem('unknown_parameter', where, { name: threshold }));
    else if (field?.unit !== parameter.unit) {
      // 220 (10 000 t) against 1 500 000 (t) would be false, and silently so.
      const units = { attribute: id, unit: field?.unit ?? '–', parameter: threshold, parameterUnit: parameter.unit };
      problems.push(errorProblem('unit_mismatch', where, units));
    }
  }
  if ('tagged' in condition && !names.tags.has(condition.tagged)) {
    problems.push(errorProblem('unknown_tag', where, { name: condition.tagged }));
  }
  if (!field && !('is' in condition && typeof condition.is === 'boolean') && !('answered' in condition)) {
    problems.push(errorProblem('derived_not_compared', where, { name: id }));
  }
  if (field?.options && field.type !== 'boolean') {
    const codes = new Set(field.options.filter((option) => !option.standsFor).map((option) => option.code));
    for (const value of valuesOf(condition)) {
      if (!codes.has(String(value))) {
        problems.push(errorProblem('no_such_option', where, { attribute: id, value: String(value) }));
      }
    }
  }
  return problems;
}

function auditFilter(role: string, filter: FeatureFilter, names: Names, where: Place): Problem[] {
  const features = names.propertiesOf(role);
  if (!features) return [];
  return Object.entries(filter).flatMap(([property, wanted]) => {
    const present = features.map((properties) => properties[property]);
    if (present.every((value) => value === undefined)) {
      return [errorProblem('unknown_property', where, { role, property })];
    }
    const strange = [wanted].flat().filter((value) => typeof value === 'string' && !present.includes(value));
    // A word the card explains may be absent from today's features; one nobody knows is a slip.
    const known = names.cards.get(role)?.properties.find((entry) => entry.key === property)?.values ?? {};
    return strange
      .filter((value) => !Object.hasOwn(known, String(value)))
      .map((value) => errorProblem('unknown_property_value', where, { role, property, value: String(value) }));
  });
}

/** Names in one condition that nothing answers to, and numbers compared across units. */
export function auditCondition(condition: Condition, names: Names, where: Place): Problem[] {
  const found = namesIn(condition);
  return [
    ...found.attributes.flatMap((attribute) => auditAttribute(attribute, names, where)),
    ...found.roles.flatMap(({ role, filter }) =>
      names.cards.has(role)
        ? auditFilter(role, filter, names, where)
        : [errorProblem('unknown_role', where, { name: role })],
    ),
    ...found.measures.flatMap(({ parameter, unit }) => {
      const known = names.parameters.get(parameter);
      if (!known) return [errorProblem('unknown_parameter', where, { name: parameter })];
      if (known.unit === unit) return [];
      return [errorProblem('wrong_unit', where, { parameter, unit: known.unit, wanted: unit })];
    }),
  ];
}
