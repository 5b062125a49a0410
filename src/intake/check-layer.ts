import type { LayerEntry } from '../catalog/catalog.ts';
import type { Zone } from '../catalog/zone.ts';
import { bboxesMeet, bboxOf } from '../geo/shapes.ts';
import { errorProblem, type Problem, warningProblem } from '../kernel/problem.ts';
import type { CrsReading } from '../site/guess-crs.ts';
import { WORK_WINDOW } from '../site/work-window.ts';
import { kindOf } from './guess-role.ts';
import type { IncomingFeature, IncomingLayer } from './incoming.ts';
import { type FieldMap, mapAttributes } from './map-fields.ts';
import { placeFeature } from './place-feature.ts';
import type { TargetField } from './target-fields.ts';

/** Everything that has been settled about a layer before its features are looked at. */
export interface LayerWish {
  readonly card: LayerEntry;
  readonly reading: CrsReading;
  readonly targets: readonly TargetField[];
  readonly fields: FieldMap;
}

/** What was found wrong, the first of each kind in full. */
export interface Findings {
  /** Errors first; of each code the first places. */
  readonly problems: readonly Problem[];
  /** How many there are of each code. */
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: number;
}

export interface CheckedLayer extends Findings {
  /** All features, in the order of the file; of no use while there are errors. */
  readonly zones: readonly Zone[];
}

/** Places told of one kind of trouble; a layer with more has one cause. */
const MAX_TOLD = 20;
/** Features between two words on the progress. */
const STEP = 200;

/**
 * Puts every feature of a layer on the ground, fills the role's properties and says what is wrong, each with its place.
 * Errors keep the layer from being used: features without a shape (`layer_feature_empty`) or of another kind
 * (`layer_wrong_kind`), shapes that cannot be measured. Warnings: `layer_property_missing`, `layer_value_strange`,
 * `layer_duplicate_shape`, `layer_outside_window`, `layer_ids_not_unique`, and what was put in order.
 */
export function checkLayer(layer: IncomingLayer, wish: LayerWish, onProgress?: (done: number) => void): CheckedLayer {
  const found = new Told();
  const shapes = new Map<string, string>();
  const ids = identifiers(layer.features, wish.fields.id ?? null);
  if (ids.clash) found.add(warningProblem('layer_ids_not_unique', { feature: ids.clash }));
  for (const target of wish.targets) {
    if (!target.needed || wish.fields[target.property]) continue;
    found.add(warningProblem('layer_property_missing', undefined, { property: target.property }));
  }
  const zones = layer.features.flatMap((feature, index): Zone[] => {
    if (index % STEP === 0) onProgress?.(index);
    const id = ids.of(index);
    const zone = zoneOf(feature, id, wish, found);
    if (!zone) return [];
    const shape = JSON.stringify(zone.geometry);
    const twin = shapes.get(shape);
    if (twin !== undefined) {
      found.add(warningProblem('layer_duplicate_shape', { feature: id, ...placeOf(zone) }, { other: twin }));
    } else shapes.set(shape, id);
    return [zone];
  });
  return { zones, ...found.findings() };
}

function zoneOf({ attributes, geometry: raw }: IncomingFeature, id: string, wish: LayerWish, found: Told): Zone | null {
  const { card, reading, targets, fields } = wish;
  if (!raw) {
    found.add(errorProblem('layer_feature_empty', { feature: id }));
    return null;
  }
  const { geometry, problems } = placeFeature(raw, reading);
  const kind = kindOf(geometry.type);
  const { properties, strange } = mapAttributes(attributes, targets, fields);
  const zone = { id, properties: { ...properties, id }, geometry };
  for (const problem of problems) found.add({ ...problem, where: { ...problem.where, feature: id } });
  if (card.geometry !== 'mixed' && kind !== card.geometry) {
    found.add(errorProblem('layer_wrong_kind', { feature: id, ...placeOf(zone) }));
  }
  for (const property of strange) {
    const value = String(attributes[fields[property] ?? ''] ?? '');
    found.add(warningProblem('layer_value_strange', { feature: id, ...placeOf(zone) }, { property, value }));
  }
  if (!bboxesMeet(bboxOf(geometry), WORK_WINDOW)) {
    found.add(warningProblem('layer_outside_window', { feature: id, ...placeOf(zone) }));
  }
  return zone;
}

/** The middle of a feature's box; nothing where its numbers are none. */
function placeOf({ geometry }: Zone): { readonly lon?: number; readonly lat?: number } {
  const [west, south, east, north] = bboxOf(geometry);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : {};
}

/** Ids by the attribute that is to give them, where it tells all features apart; else the number in the file, from 1. */
function identifiers(features: readonly IncomingFeature[], field: string | null) {
  const stated = features.map(({ attributes }) => String((field && attributes[field]) ?? '').trim());
  const seen = new Set<string>();
  const clash = field ? stated.find((id) => id === '' || seen.size === seen.add(id).size) : undefined;
  const usable = field !== null && clash === undefined;
  return { clash, of: (index: number) => (usable ? stated[index]! : String(index + 1)) };
}

/** Collects problems, the first places of each kind. */
class Told {
  readonly #problems: Problem[] = [];
  readonly #counts: Record<string, number> = {};
  #errors = 0;

  add(problem: Problem): void {
    const count = (this.#counts[problem.code] ?? 0) + 1;
    this.#counts[problem.code] = count;
    if (problem.severity === 'error') this.#errors++;
    if (count <= MAX_TOLD) this.#problems.push(problem);
  }

  findings(): Findings {
    const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);
    const problems = this.#problems.toSorted((a, b) => rank(a) - rank(b));
    return { problems, counts: this.#counts, errors: this.#errors };
  }
}
