import type { FeatureCollection, Position } from 'geojson';
import { keyboardMarks, localText } from '../../i18n/full-width.ts';
import { translate } from '../../i18n/message.ts';
import type { Locale, LocalText } from '../../kernel/text.ts';
import type { Law } from '../../plan/seeds.ts';
import type { RecordSummary } from '../../record/record-summary.ts';
import type { PlanIndex } from '../plan-index.ts';
import type { PlaceName } from '../state/address-text.ts';
import { readCoordinate } from './coordinate-text.ts';
import { SEARCH_ACTIONS } from './search-actions.ts';

const OPENED_IN = {
  clause: 'clauses',
  indicator: 'clauses',
  layer: 'layers',
  project: 'projects',
  parameter: 'data',
  record: 'records',
} as const satisfies Record<string, PlaceName>;

export type SearchHit =
  | {
      readonly kind: keyof typeof OPENED_IN;
      readonly id: string;
      readonly label: string;
      readonly place: PlaceName;
    }
  /** The clauses that rest on a law: opened as a search of the clause list. */
  | { readonly kind: 'law'; readonly id: string; readonly law: Law; readonly query: string }
  | { readonly kind: 'action'; readonly id: string; readonly label: string }
  | { readonly kind: 'place' | 'coordinate'; readonly id: string; readonly label: string; readonly lonLat: Position };

/** What is searched besides the plan. */
export interface Searched {
  readonly plan: PlanIndex;
  readonly labels: FeatureCollection | null;
  readonly records: readonly RecordSummary[];
}

const LIMIT_PER_KIND = 6;

function placesOf(labels: FeatureCollection | null, locale: Locale): SearchHit[] {
  return (labels?.features ?? []).flatMap((feature) => {
    if (feature.geometry.type !== 'Point') return [];
    const label = String(feature.properties?.[`name_${locale}`] ?? '');
    const other = String(feature.properties?.[locale === 'zh' ? 'name_en' : 'name_zh'] ?? '');
    const lonLat = feature.geometry.coordinates;
    return label ? [{ kind: 'place' as const, id: `${label} ${other}`, label, lonLat }] : [];
  });
}

interface Named {
  readonly id: string;
  readonly name: LocalText;
  /** Whether the id is a number people know, and shown. */
  readonly numbered?: boolean;
  readonly more?: readonly string[];
}

/** What a text could mean; short lists by kind, those that begin with it first. Without a text, what can be done. */
export function search(query: string, { plan, labels, records }: Searched, locale: Locale): readonly SearchHit[] {
  const wanted = keyboardMarks(query).trim().toLowerCase();
  const { clauses, rules, indicators, projects, parameters, laws } = plan.ruleset;
  const actions = SEARCH_ACTIONS.filter(({ key }) =>
    [translate('zh', key), translate('en', key)].some((text) => text.toLowerCase().includes(wanted)),
  ).map(({ id, key }): SearchHit => ({ kind: 'action', id, label: translate(locale, key) }));
  if (!wanted) return actions;
  const rank = (texts: readonly string[]) => {
    const found = texts.map((text) => text.toLowerCase()).filter((text) => text.includes(wanted));
    if (found.length === 0) return null;
    return found.includes(wanted) ? 0 : found.some((text) => text.startsWith(wanted)) ? 1 : 2;
  };
  const best = <T>(items: readonly T[], textsOf: (item: T) => readonly string[]): T[] =>
    items
      .flatMap((item) => {
        const at = rank(textsOf(item));
        return at === null ? [] : [{ item, at }];
      })
      .toSorted((a, b) => a.at - b.at)
      .slice(0, LIMIT_PER_KIND)
      .map(({ item }) => item);
  const named = (kind: keyof typeof OPENED_IN, items: readonly Named[]): SearchHit[] =>
    best(items, ({ id, name, more = [] }) => [id, name.zh, name.en, ...more]).map(({ id, name, numbered }) => ({
      kind,
      id,
      label: numbered ? `${id} ${localText(name, locale)}` : localText(name, locale),
      place: OPENED_IN[kind],
    }));
  const others = rules.filter((rule) => rule.clauses.length === 0);
  const lonLat = readCoordinate(query);
  return [
    ...(lonLat
      ? [
          {
            kind: 'coordinate' as const,
            id: query,
            label: `${(lonLat[0] ?? 0).toFixed(6)}°E ${(lonLat[1] ?? 0).toFixed(6)}°N`,
            lonLat,
          },
        ]
      : []),
    ...named('clause', [
      ...clauses.map(({ id, text, ref, anchor }) => ({ id, name: text, numbered: true, more: [ref, anchor] })),
      ...others.map(({ id, title }) => ({ id, name: title, numbered: true })),
    ]),
    ...named('indicator', indicators),
    ...named(
      'layer',
      plan.catalog.layers.filter((entry) => !entry.context).map(({ role, name }) => ({ id: role, name })),
    ),
    ...named(
      'project',
      projects.map(({ id, name }) => ({ id, name, numbered: true })),
    ),
    ...named('parameter', parameters),
    ...best(laws, ({ id, title, titleEn, articles, articlesEn }) => [
      id,
      title,
      titleEn,
      `${title} ${articles}`,
      `${titleEn}, ${articlesEn}`,
    ]).map((law): SearchHit => {
      const { id, title, articles } = law;
      return { kind: 'law', id, law, query: articles === '—' ? title : `${title} ${articles}` };
    }),
    ...best(placesOf(labels, locale), ({ id }) => [id]),
    ...named(
      'record',
      records.map(({ id, name }) => ({ id, name: { zh: name, en: name } })),
    ),
    ...actions.slice(0, LIMIT_PER_KIND),
  ];
}
