import type { Feature, FeatureCollection, GeoJsonProperties, Geometry } from 'geojson';
import { normaliseGeometry } from '../geo/normalise.ts';
import type { PlainGeometry } from '../geo/shapes.ts';
import { errorProblem, type Problem } from '../kernel/problem.ts';
import { overrideCard } from '../plan/card-override.ts';
import { type LayerCard, layerCardSchema } from '../plan/layer-card.ts';
import { type Filed, geometryFileOf, type PlanSources } from './plan-sources.ts';

const FOLDER = 'data/official';

/** What lies in `data/official/`: geometry by path, and statements that stand over a card, by path. */
export interface DroppedIn {
  readonly collections: ReadonlyMap<string, FeatureCollection>;
  readonly overrides: ReadonlyMap<string, unknown>;
}

/**
 * Lets `data/official/<role>.geojson` stand in for the layer of its role. The card keeps words and look; what it says of
 * the data comes from the file's own members, and from `<role>.json` beside it, whose members replace those of the card.
 * Nothing of the card's claims about the schematic shapes is taken over (`overrideCard`); the audit then asks for
 * whatever an official layer has to state. Problems: `unknown_role`, `schema`.
 */
export function withOfficialLayers(
  sources: PlanSources,
  { collections, overrides }: DroppedIn,
): { sources: PlanSources; problems: readonly Problem[] } {
  const roleOf = (file: string) => file.slice(FOLDER.length + 1).replace(/\.(geo)?json$/, '');
  const roles = new Set([...collections.keys(), ...overrides.keys()].map(roleOf));
  const problems: Problem[] = [];
  const cards = new Map(sources.cards.map((card) => [card.value.role, card]));
  const geometries = new Map(sources.collections);
  for (const role of roles) {
    const card = cards.get(role);
    const file = `${FOLDER}/${role}.geojson`;
    const collection = collections.get(file);
    if (!card || card.value.derived) problems.push(errorProblem('unknown_role', { file }, { name: role }));
    else if (!collection) problems.push(errorProblem('file_missing', { file }));
    else {
      const features = collection.features.map(tidyFeature);
      const made = officialCard(card.value, file, { ...collection, features }, overrides.get(`${FOLDER}/${role}.json`));
      if ('code' in made) {
        problems.push(made);
        continue;
      }
      if (card.value.file !== undefined) geometries.delete(geometryFileOf(card.value));
      // The members have moved onto the card.
      geometries.set(file, { type: 'FeatureCollection', features });
      cards.set(role, { file: card.file, value: made } satisfies Filed<LayerCard>);
    }
  }
  return { sources: { ...sources, cards: [...cards.values()], collections: geometries }, problems };
}

function officialCard(
  card: LayerCard,
  file: string,
  collection: FeatureCollection,
  beside: unknown,
): LayerCard | Problem {
  const { type: _, features, ...members } = collection as FeatureCollection & Record<string, unknown>;
  const overridden = overrideCard(card, { status: 'official', ...members });
  if (!overridden.ok) return errorProblem('schema', { file, field: overridden.field }, { detail: overridden.field });
  const version = overridden.version === null ? {} : { version: overridden.version };
  const fitted = { ...fittingCard(overridden.card, features), ...version, file: `../official/${card.role}.geojson` };
  const stated = typeof beside === 'object' && beside !== null ? beside : {};
  const parsed = layerCardSchema.safeParse({ ...fitted, ...stated });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const where = { file: `${FOLDER}/${card.role}.json`, field };
  return errorProblem('schema', where, { detail: issue?.message ?? '' });
}

/** Words of the card for properties that the file does not have say nothing here. */
function fittingCard({ label, classes, ...card }: LayerCard, features: readonly Feature[]): LayerCard {
  const everyHas = (key: string) => features.every(({ properties }) => (properties?.[key] ?? null) !== null);
  const someHas = (key: string) => features.some(({ properties }) => (properties?.[key] ?? null) !== null);
  return {
    ...card,
    properties: card.properties.filter(({ key }) => someHas(key)),
    ...(label && everyHas(label.zh) && everyHas(label.en) && { label }),
    ...(classes && everyHas(classes.property) && { classes }),
  };
}

/** Closed and wound as RFC 7946 has it, nothing moved; an id where the file has none. The audit sees to the rest. */
function tidyFeature(feature: Feature, index: number): Feature {
  const properties: GeoJsonProperties = { ...feature.properties };
  properties.id ??= String(feature.id ?? index + 1);
  const { id: _, ...rest } = feature;
  return { ...rest, properties, geometry: tidyGeometry(feature.geometry) };
}

function tidyGeometry(geometry: Geometry): Geometry {
  try {
    return normaliseGeometry(geometry as PlainGeometry).geometry;
  } catch {
    // Not shaped like its type: the audit says so, with the place.
    return geometry;
  }
}
