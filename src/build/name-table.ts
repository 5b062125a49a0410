import type { FeatureCollection } from 'geojson';
import type { Names } from '../plan/audit/names.ts';
import type { LayerCard } from '../plan/layer-card.ts';
import { geometryFileOf, type PlanSources } from './plan-sources.ts';

/** What names stand for across all source files, with the features as drawn. */
export interface NameTable extends Names {
  readonly cards: ReadonlyMap<string, LayerCard>;
  featuresOf(role: string): FeatureCollection['features'] | undefined;
}

export function nameTable(sources: PlanSources): NameTable {
  const cards = new Map(sources.cards.map(({ value }) => [value.role, value]));
  const fields = new Map(
    sources.questions.flatMap(({ value }) => value.fields.map((field) => [field.id, field] as const)),
  );
  const featuresOf = (role: string) => {
    const card = cards.get(role);
    return card?.file === undefined ? undefined : sources.collections.get(geometryFileOf(card))?.features;
  };
  return {
    cards,
    fields,
    attributes: new Set([...fields.keys(), ...sources.derived.map(({ value }) => value.id)]),
    parameters: new Map(sources.parameters.map(({ value }) => [value.id, value])),
    laws: new Set(sources.laws.map(({ value }) => value.id)),
    unverifiedLaws: new Set(
      sources.laws.filter(({ value }) => value.status !== 'verified').map(({ value }) => value.id),
    ),
    clauses: new Set(sources.clauses.map(({ value }) => value.id)),
    tags: new Set(sources.industries.flatMap(({ value }) => value.tags)),
    featuresOf,
    propertiesOf: (role) => featuresOf(role)?.map((feature) => feature.properties ?? {}),
  };
}
