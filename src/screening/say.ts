import type { Locale, LocalText } from '../kernel/text.ts';
import type { Parameter } from '../plan/parameter.ts';
import type { EvaluationContext } from './context.ts';
import { type FeatureFact, factsOfRole } from './facts.ts';
import { featuresOf, type ZoneRef } from './zone-ref.ts';

/** Property pair that names a feature of a role. */
export type FeatureLabels = ReadonlyMap<string, { readonly zh: string; readonly en: string } | undefined>;

const NARROW_SPACE = '\u202f';

function grouped(value: number, digits: number): string {
  const [whole = '', fraction] = value.toFixed(digits).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, NARROW_SPACE)}${fraction ? `.${fraction}` : ''}`;
}

/** More digits the nearer, so that 30.04 m never reads as the 30 m it misses. */
function metres(valueM: number): string {
  const digits = valueM === 0 ? 0 : valueM < 1 ? 3 : valueM < 100 ? 2 : 1;
  return `${grouped(valueM, digits)}${NARROW_SPACE}m`;
}

/** What is not nothing never reads as 0.0 %, what is not all never as 100.0 %. */
function percent(share: number): string {
  if (share > 0 && share < 0.0005) return `< 0.1${NARROW_SPACE}%`;
  if (share >= 0.9995 && share < 1 - 5e-7) return `> 99.9${NARROW_SPACE}%`;
  return `${(share * 100).toFixed(1)}${NARROW_SPACE}%`;
}

/** A name the data give, per language; the id where they give none. */
export function featureName(role: string, feature: FeatureFact, labels: FeatureLabels): LocalText | null {
  const keys = labels.get(role);
  if (!keys) return null;
  const zh = feature.properties[keys.zh];
  const en = feature.properties[keys.en];
  if (typeof zh !== 'string' || zh === '') return null;
  return { zh, en: typeof en === 'string' && en !== '' ? en : zh };
}

/** What the placeholders of an outcome stand for; a measure that nobody took is absent. */
interface Measures {
  readonly distance?: LocalText;
  readonly overlap?: LocalText;
  readonly share?: LocalText;
  readonly feature?: LocalText;
}

function same(text: string): LocalText {
  return { zh: text, en: text };
}

function measuresOf(ref: ZoneRef, context: EvaluationContext, labels: FeatureLabels): Measures {
  const found = ref.roles.flatMap((name) => {
    const role = factsOfRole(context.facts, name);
    return role ? featuresOf(role, ref.filter).map((feature) => ({ name, feature })) : [];
  });
  const nearest = found.toSorted((a, b) => a.feature.edgeDistanceM - b.feature.edgeDistanceM)[0];
  if (!nearest) return {};
  const sum = (of: (feature: FeatureFact) => number) => found.reduce((total, entry) => total + of(entry.feature), 0);
  const areaM2 = sum((feature) => feature.overlapEllipsoidM2);
  const lengthM = sum((feature) => feature.overlapLengthM);
  const distance = metres(nearest.feature.edgeDistanceM);
  const touching = nearest.feature.relation === 'touches';
  const overlap = areaM2 > 0 ? `${grouped(areaM2, 2)}${NARROW_SPACE}m²` : lengthM > 0 ? metres(lengthM) : null;
  return {
    distance: touching ? { zh: `${distance}(紧邻)`, en: `${distance} (adjacent)` } : same(distance),
    ...(overlap !== null && { overlap: same(overlap) }),
    share: same(
      percent(
        Math.min(
          1,
          sum((feature) => feature.share),
        ),
      ),
    ),
    feature: featureName(nearest.name, nearest.feature, labels) ?? same(nearest.feature.featureId),
  };
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  m2: 'm²',
  'm3/a': 'm³/a',
  'm3/d': 'm³/d',
  '1e4 t/a': '× 10⁴ t/a',
  '1': '',
};

function parameterText(parameter: Parameter, context: EvaluationContext): LocalText | undefined {
  const value = context.parameters.get(parameter.id);
  if (typeof value !== 'number') return undefined;
  const unit = UNIT_WORDS[parameter.unit] ?? parameter.unit;
  return same(unit === '' ? `${value}` : `${value}${NARROW_SPACE}${unit}`);
}

/**
 * Fills the placeholders of an outcome's words: {distance} {overlap} {share} {feature} of the zone it speaks of, and
 * parameter ids. Null when one of them has no value, so that no sentence with a gap is ever shown.
 */
export function fillWords(
  words: LocalText,
  ref: ZoneRef | undefined,
  context: EvaluationContext,
  parameters: readonly Parameter[],
  labels: FeatureLabels,
): LocalText | null {
  const measures = ref ? measuresOf(ref, context, labels) : {};
  let complete = true;
  const fill = (locale: Locale) =>
    words[locale].replace(/\{([a-z0-9_]+)\}/g, (whole, key: string) => {
      const parameter = parameters.find(({ id }) => id === key);
      const value = parameter ? parameterText(parameter, context) : measures[key as keyof Measures];
      if (!value) complete = false;
      return value?.[locale] ?? whole;
    });
  const filled = { zh: fill('zh'), en: fill('en') };
  return complete ? filled : null;
}
