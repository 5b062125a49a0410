import type { FeatureCollection } from 'geojson';
import type { LayerCard, LayerTheme } from '../plan/layer-card.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { DerivedAttribute, Industry, Question } from '../plan/question.ts';
import type { Rule } from '../plan/rule.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Clause, Indicator, Law, PlanProject } from '../plan/seeds.ts';

/** A thing with the file it stands in, so that trouble can be placed. */
export interface Filed<T> {
  readonly file: string;
  readonly value: T;
}

/** Path of a card's geometry: beside the card unless its name leads elsewhere. */
export function geometryFileOf({ file = '' }: LayerCard): string {
  return file.startsWith('../') ? `data/${file.slice(3)}` : `data/layers/${file}`;
}

/** A bundled site: raw geometry text is published as it is, bit for bit. */
export interface DemoSite {
  readonly id: string;
  readonly geometry: Filed<string>;
  readonly project: Filed<string>;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Everything under `seeds/` and `data/`, parsed. Order: as in the files, files by path. */
export interface PlanSources {
  readonly plan: Ruleset['plan'];
  readonly clauses: readonly Filed<Clause>[];
  readonly laws: readonly Filed<Law>[];
  readonly projects: readonly Filed<PlanProject>[];
  readonly indicators: readonly Indicator[];
  readonly themes: readonly LayerTheme[];
  readonly cards: readonly Filed<LayerCard>[];
  /** Geometry by its file's path. */
  readonly collections: ReadonlyMap<string, FeatureCollection>;
  readonly parameters: readonly Filed<Parameter>[];
  readonly questions: readonly Filed<Question>[];
  readonly derived: readonly Filed<DerivedAttribute>[];
  readonly industries: readonly Filed<Industry>[];
  readonly rules: readonly Filed<Rule>[];
  readonly demoSites: readonly Filed<Ruleset['demoSites'][number]>[];
  readonly demoFiles: readonly DemoSite[];
}
