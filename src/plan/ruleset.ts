import { z } from 'zod';
import { packRefSchema } from './pack-ref.ts';
import { parameterSchema } from './parameter.ts';
import { derivedAttributeSchema, industrySchema, questionSchema } from './question.ts';
import { ruleSchema } from './rule.ts';
import { clauseSchema, indicatorSchema, lawSchema, planProjectSchema } from './seeds.ts';
import { idSchema, localTextSchema } from './text-schema.ts';

/** All of the plan that screening needs, as `npm run data` writes it to `public/data/ruleset.json`. */
export const rulesetSchema = z.strictObject({
  schema: z.literal(1),
  version: z.string(),
  /** SHA-256 of the canonical JSON of everything else here. */
  sha256: z.string(),
  /** The user's pack whose rules are in it; absent where these are the bundled rules. */
  pack: packRefSchema.optional(),
  plan: z.strictObject({ number: z.string(), title: localTextSchema, periodEnd: z.number() }),
  clauses: z.array(clauseSchema),
  laws: z.array(lawSchema),
  rules: z.array(ruleSchema),
  parameters: z.array(parameterSchema),
  questions: z.array(questionSchema),
  derived: z.array(derivedAttributeSchema),
  industries: z.array(industrySchema),
  projects: z.array(planProjectSchema),
  indicators: z.array(indicatorSchema),
  /** Fictional sites to learn on; geometry in `sites/<id>.geojson`, answers in `sites/<id>.project.json`. */
  demoSites: z.array(z.strictObject({ id: idSchema, name: localTextSchema, teaches: localTextSchema })),
});
export type Ruleset = z.infer<typeof rulesetSchema>;
