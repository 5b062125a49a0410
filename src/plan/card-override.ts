import { z } from 'zod';
import type { LocalText } from '../kernel/text.ts';
import { type Coverage, coverageSchema, LAYER_STATUSES, type LayerCard } from './layer-card.ts';

const localText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What a plain layer file may say of itself; other members are for other programs. */
const membersSchema = z.looseObject({
  status: z.enum(LAYER_STATUSES).exclude(['missing']).optional(),
  source: z.union([z.string().min(1), localText]).optional(),
  date: z.iso.date().nullable().optional(),
  version: z.union([z.string().min(1), z.number()]).optional(),
  accuracyM: z.number().nonnegative().nullable().optional(),
  accuracy_m: z.number().nonnegative().nullable().optional(),
  complete: z.boolean().optional(),
  coverage: z
    .union([
      z.string().min(1),
      coverageSchema,
      z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.any()) }),
    ])
    .optional(),
});

function textOf(source: string | LocalText): LocalText {
  return typeof source === 'string' ? { zh: source, en: source } : source;
}

/** `"district"` or another role by name, a geometry, or a coverage as the cards write it. */
function coverageOf(stated: z.infer<typeof membersSchema>['coverage']): Coverage {
  if (stated === undefined || stated === null) return null;
  if (typeof stated === 'string') return { role: stated };
  if ('type' in stated && 'coordinates' in stated) {
    return coverageSchema.parse({ geometry: { type: stated.type, coordinates: stated.coordinates } });
  }
  return coverageSchema.parse(stated);
}

/** What a card says of its data rather than of its role. */
type Claims = Pick<LayerCard, 'status' | 'source' | 'date' | 'accuracyM' | 'complete' | 'coverage'>;

/** A card with what its file states over it, or the member that is wrong. */
export type Overridden<T> =
  | { readonly ok: true; readonly card: T; readonly version: string | null }
  | { readonly ok: false; readonly field: string };

/**
 * Lays what a file says of itself over the bundled card. Where the file's status is another than the card's, the card's
 * statements were about other data: coverage, completeness and accuracy then come from the file alone, and what it does
 * not state is unknown.
 */
export function overrideCard<T extends Claims>(card: T, members: unknown): Overridden<T> {
  const parsed = membersSchema.safeParse(members);
  if (!parsed.success) return { ok: false, field: parsed.error.issues[0]?.path.join('.') ?? '' };
  const stated = parsed.data;
  const bundledStatus = card.status === 'missing' ? 'user' : card.status;
  const status = stated.status ?? bundledStatus;
  const other = status !== card.status;
  const accuracyM = stated.accuracyM ?? stated.accuracy_m;
  return {
    ok: true,
    card: {
      ...card,
      status,
      source: stated.source === undefined ? card.source : textOf(stated.source),
      date: stated.date === undefined ? (other ? null : card.date) : stated.date,
      accuracyM: accuracyM === undefined ? (other ? null : card.accuracyM) : accuracyM,
      complete: stated.complete ?? (other ? false : card.complete),
      coverage: stated.coverage === undefined ? (other ? null : card.coverage) : coverageOf(stated.coverage),
    },
    version: stated.version === undefined ? null : String(stated.version),
  };
}
