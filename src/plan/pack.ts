import { z } from 'zod';
import { parameterSchema } from './parameter.ts';
import { derivedAttributeSchema, industrySchema, questionSchema } from './question.ts';
import { ruleSchema } from './rule.ts';
import { lawSchema } from './seeds.ts';
import { idSchema, localTextSchema } from './text-schema.ts';

export const PACK_KIND = 'shangjie_rule_pack';
/** The version of the shape that this program reads. */
export const PACK_SCHEMA = 1;

const ids = z.array(idSchema).default([]);

/** A document the pack's rules cite. Everything a reader needs to find it; the rest is empty unless stated. */
const packLawSchema = lawSchema.extend({
  titleEn: z.string().default(''),
  articlesEn: z.string().default(''),
  distance: z.string().default(''),
  statusNote: z.string().default(''),
  confidence: z.string().default(''),
  use: z.string().default(''),
});

/**
 * A user's own rules, for example the official access list of a control unit: added to the bundled ones, or in their
 * place where the id is the same. Entries have the shapes of the bundled ones.
 */
export const packSchema = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal(PACK_KIND),
  schema: z.literal(PACK_SCHEMA),
  name: z.string().trim().min(1).max(200),
  version: z.string().trim().min(1).max(60),
  /** Who issued what the pack says, and where it can be read. */
  source: localTextSchema,
  date: z.iso.date().optional(),
  laws: z.array(packLawSchema).default([]),
  parameters: z.array(parameterSchema).default([]),
  questions: z.array(questionSchema).default([]),
  /** Codes of GB/T 4754 with their tags: classes the bundled table lacks, or tags another catalogue gives. */
  industries: z.array(industrySchema).default([]),
  derived: z.array(derivedAttributeSchema).default([]),
  rules: z.array(ruleSchema).default([]),
  /** Bundled entries that do not apply. */
  disable: z.strictObject({ rules: ids, parameters: ids, questions: ids, derived: ids }).partial().default({}),
});
export type RulePack = z.infer<typeof packSchema>;

/** Lists of a pack whose entries stand in the place of bundled ones of the same id. */
export const PACK_LISTS = ['laws', 'parameters', 'questions', 'industries', 'derived', 'rules'] as const;
export type PackList = (typeof PACK_LISTS)[number];

/** An entry of any list, by what tells it from the others. */
export type PackEntry = { readonly id: string } | { readonly key: string } | { readonly code: string };

/** Id of an entry; questions call theirs a key, industries a code. */
export function packEntryId(entry: PackEntry): string {
  if ('id' in entry) return entry.id;
  return 'key' in entry ? entry.key : entry.code;
}

/** Ids a pack takes out of a list. Laws and industries do nothing by themselves: none has to be taken out. */
export function disabledIn(pack: RulePack, list: PackList): readonly string[] {
  return list === 'laws' || list === 'industries' ? [] : (pack.disable[list] ?? []);
}
