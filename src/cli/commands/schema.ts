import { z } from 'zod';
import { catalogSchema } from '../../catalog/catalog.ts';
import { errorProblem } from '../../kernel/problem.ts';
import { failure, success } from '../../kernel/result.ts';
import { packSchema } from '../../plan/pack.ts';
import { parameterOverridesSchema } from '../../plan/parameter.ts';
import { ruleSchema } from '../../plan/rule.ts';
import { recordSchema } from '../../record/record.ts';
import type { Command } from '../answer.ts';
import { formatOf } from '../args.ts';
import { openPlanData } from '../plan-data.ts';
import { projectJsonSchema } from '../project-schema.ts';
import { siteFileSchema } from '../site-file-schema.ts';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  record: recordSchema,
  site: siteFileSchema,
  rules: z.array(ruleSchema),
  parameters: parameterOverridesSchema,
  pack: packSchema,
  catalog: catalogSchema,
};
const NAMES = [...Object.keys(SCHEMAS), 'project'].sort();

/** `schema NAME`: JSON Schema (2020-12) of a file this program reads or writes. */
export const schema: Command = async ({ words, options }) => {
  const [name = ''] = words;
  const format = formatOf(options, ['json'], 'json');
  if (!format.ok) return format;
  const known = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (known) {
    const json = z.toJSONSchema(known, { io: 'input', unrepresentable: 'any' });
    return success({ output: `${JSON.stringify(json, null, 2)}\n`, exit: 0 });
  }
  if (name !== 'project') {
    return failure(errorProblem('unknown_schema', undefined, { value: name, available: NAMES.join(' ') }));
  }
  const data = await openPlanData(options);
  if (!data.ok) return data;
  const json = projectJsonSchema(data.value.ruleset);
  return success({ output: `${JSON.stringify(json, null, 2)}\n`, exit: 0 });
};
