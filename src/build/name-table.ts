import type { FeatureCollection } from 'geojson';
import type { LayerCard } from '../plan/layer-card.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { AttributeField } from '../plan/question.ts';
import type { PlanSources } from './plan-sources.ts';

/** What names stand for, across all files; built once for the reference audit. */
export interface NameTable {
  readonly cards: ReadonlyMap<string, LayerCard>;
  readonly fields: ReadonlyMap<string, AttributeField>;
  /** Asked and derived attributes. */
  readonly attributes: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly laws: ReadonlySet<string>;
  readonly clauses: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  featuresOf(role: string): FeatureCollection['features'] | undefined;
}

export function nameTable(sources: PlanSources): NameTable {
  const cards = new Map(sources.cards.map(({ value }) => [value.role, value]));
  const fields = new Map(
    sources.questions.flatMap(({ value }) => value.fields.map((field) => [field.id, field] as const)),
  );
  return {
    cards,
    fields,
    attributes: new Set([...fields.keys(), ...sources.derived.map(({ value }) => value.id)]),
    parameters: new Map(sources.parameters.map(({ value }) => [value.id, value])),
    laws: new Set(sources.laws.map(({ value }) => value.id)),
    clauses: new Set(sources.clauses.map(({ value }) => value.id)),
    tags: new Set(sources.industries.flatMap(({ value }) => value.tags)),
    featuresOf: (role) => {
      const file = cards.get(role)?.file;
      return file === undefined ? undefined : sources.collections.get(`data/layers/${file}`)?.features;
    },
  };
}
