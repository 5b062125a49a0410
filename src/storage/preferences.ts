import { z } from 'zod';
import { parameterOverridesSchema } from '../plan/parameter.ts';
import { COORDINATE_FORMS } from '../site/coordinate-form.ts';

const KEY = 'shangjie-site-screening.preferences';

/** Units an area is given in, one of which comes first. */
export const AREA_UNITS = ['ha', 'm2', 'mu'] as const;
export type AreaUnit = (typeof AREA_UNITS)[number];

const preferencesSchema = z.object({
  locale: z.enum(['zh', 'en']).default('zh'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  panelWidthPx: z.number().min(340).max(640).default(420),
  singleKeys: z.boolean().default(true),
  coordinateForm: z.enum(COORDINATE_FORMS).default('plane'),
  areaFirst: z.enum(AREA_UNITS).default('ha'),
  /** Parameters a new case starts with, with the reasons that go into its records. */
  parameterProfile: parameterOverridesSchema.shape.parameters.default({}),
  /** Only roles whose visibility differs from their card. */
  visibility: z.record(z.string(), z.boolean()).default({}),
  /** The user's own base map and how it is shown; null for none. */
  baseMap: z
    .object({
      from: z.enum(['file', 'deployment']),
      name: z.string(),
      shown: z.boolean(),
      opacity: z.number().min(0).max(1),
    })
    .nullable()
    .default(null),
  opacity: z.record(z.string(), z.number().min(0).max(1)).default({}),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** Preferences of this browser; the defaults where none are stored or they cannot be read. */
export function loadPreferences(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
}

/** What a browser begins with. */
export const USUAL_PREFERENCES: Preferences = preferencesSchema.parse({});

/** Read before the first paint, hence `localStorage`; a refusal costs only comfort and is passed over. */
export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    return;
  }
}
