import type { LayerCard } from '../layer-card.ts';
import type { Parameter } from '../parameter.ts';
import type { AttributeField } from '../question.ts';

/** Properties of one feature. */
export type FeatureProperties = Readonly<Record<string, unknown>>;

/** What the names in rules, attributes and parameters may stand for; built once for the reference audit. */
export interface Names {
  readonly cards: ReadonlyMap<string, Pick<LayerCard, 'role' | 'properties'>>;
  readonly fields: ReadonlyMap<string, AttributeField>;
  /** Asked and derived attributes. */
  readonly attributes: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly laws: ReadonlySet<string>;
  /** Laws whose text nobody has checked. */
  readonly unverifiedLaws: ReadonlySet<string>;
  readonly clauses: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  /** Properties of a role's features; undefined where the role has none at hand. */
  propertiesOf(role: string): readonly FeatureProperties[] | undefined;
}
