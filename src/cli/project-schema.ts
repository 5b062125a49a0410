import type { AttributeField } from '../plan/question.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { PROJECT_SCHEMA } from '../project/read-project.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

function words(field: AttributeField): string[] {
  return (field.options ?? []).flatMap(({ code, name, aliases }) => [code, name.zh, name.en, ...(aliases ?? [])]);
}

function valueSchema(field: AttributeField): JsonSchema {
  switch (field.type) {
    case 'enum':
    case 'tri':
      return { enum: [...new Set(words(field)), null] };
    case 'multi':
      return { type: ['array', 'null'], items: { enum: [...new Set(words(field))] } };
    case 'number':
      return {
        type: ['number', 'null'],
        ...(field.min !== undefined && { minimum: field.min }),
        ...(field.max !== undefined && { maximum: field.max }),
      };
    case 'boolean':
      return { anyOf: [{ type: ['boolean', 'null'] }, { enum: ['是', '否', 'yes', 'no'] }] };
    case 'industry':
      return { type: ['string', 'null'], pattern: '^(0[1-9]|[1-8]\\d|9[0-7])\\d{0,2}$' };
    case 'text':
      return { type: ['string', 'null'], minLength: 1 };
  }
}

function described(field: AttributeField): JsonSchema {
  const unit = field.unit ? `, ${field.unit}` : '';
  return { title: field.name.zh, description: `${field.name.en}${unit}; null = 未答`, ...valueSchema(field) };
}

/** Properties by dotted path, nested as a questionnaire file has them, beside the flat attribute ids. */
function answerProperties(fields: readonly AttributeField[]): JsonSchema {
  const nested: Record<string, Record<string, JsonSchema>> = {};
  const flat: Record<string, JsonSchema> = {};
  for (const field of fields) {
    flat[field.id] = described(field);
    const [group, key] = field.path.split('.');
    if (group && key) nested[group] = { ...nested[group], [key]: described(field) };
  }
  const groups = Object.entries(nested).map(([group, properties]) => [
    group,
    { type: 'object', properties, additionalProperties: false },
  ]);
  return { ...flat, ...Object.fromEntries(groups) };
}

/** JSON Schema of a project file for the questions of a ruleset: keys, codes, and the words that are accepted too. */
export function projectJsonSchema(ruleset: Ruleset): JsonSchema {
  const override = {
    type: 'object',
    properties: {
      value: { type: 'boolean' },
      reason: { type: 'string', minLength: 1 },
      by: { type: 'string' },
    },
    required: ['value', 'reason'],
    additionalProperties: false,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      schema: { const: PROJECT_SCHEMA },
      answers: {
        type: 'object',
        properties: answerProperties(ruleset.questions.flatMap(({ fields }) => fields)),
        additionalProperties: false,
      },
      overrides: {
        type: 'object',
        properties: Object.fromEntries(ruleset.derived.map(({ id, name }) => [id, { title: name.zh, ...override }])),
        additionalProperties: false,
      },
    },
    required: ['answers'],
    additionalProperties: false,
  };
}
