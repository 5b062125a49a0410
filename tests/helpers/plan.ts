import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { layerCardSchema } from '../../src/plan/layer-card.ts';
import { parameterSchema } from '../../src/plan/parameter.ts';
import { derivedAttributeSchema, industrySchema, questionSchema } from '../../src/plan/question.ts';
import { ruleSchema } from '../../src/plan/rule.ts';
import type { Ruleset } from '../../src/plan/ruleset.ts';
import type { ScreeningRules } from '../../src/screening/screen-facts.ts';

const DATA = join(import.meta.dirname, '../../data');

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(DATA, path), 'utf8'));
}

function folder(name: string): string[] {
  return readdirSync(join(DATA, name))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => `${name}/${file}`);
}

/** The rule pack straight from `data/`, so that rule tests need no build. */
export const RULES: ScreeningRules = {
  rules: folder('clauses').flatMap((file) => z.array(ruleSchema).parse(json(file))),
  questions: z.array(questionSchema).parse(json('questions.json')),
  derived: z.array(derivedAttributeSchema).parse(json('derived.json')),
  industries: z.array(industrySchema).parse(json('industries.json')),
  parameters: folder('parameters').map((file) => parameterSchema.parse(json(file))),
};

/** Every layer card of `data/layers/`. */
export const CARDS = folder('layers').map((file) => layerCardSchema.parse(json(file)));

/** Roles whose slivers stay open. */
export const STRICT_ROLES = CARDS.filter((card) => card.strictSlivers).map((card) => card.role);

/** The pack as a ruleset; the parts that screening does not read are empty. */
export const RULESET: Ruleset = {
  schema: 1,
  version: 'test',
  sha256: '0'.repeat(64),
  plan: { number: '上政办〔2022〕27号', title: { zh: '规划', en: 'Plan' }, periodEnd: 2025 },
  clauses: [],
  laws: [],
  projects: [],
  indicators: [],
  demoSites: [],
  ...RULES,
  rules: [...RULES.rules],
  questions: [...RULES.questions],
  derived: [...RULES.derived],
  industries: [...RULES.industries],
  parameters: [...RULES.parameters],
};
