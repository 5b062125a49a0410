import type { FeatureCollection, Position } from 'geojson';
import type { Locale } from '../../kernel/text.ts';
import type { PlanIndex } from '../plan-index.ts';

export type SearchHit =
  | { readonly kind: 'clause' | 'layer' | 'project'; readonly id: string; readonly label: string }
  | { readonly kind: 'place' | 'coordinate'; readonly id: string; readonly label: string; readonly lonLat: Position };

const LIMIT_PER_KIND = 6;

/**
 * Reads “113.28, 34.80”, “34.80 113.28” or degree signs; null when the text holds no plausible pair. Which number is
 * the longitude is told by its range, which is unambiguous in China.
 */
export function readCoordinate(text: string): Position | null {
  const numbers = text.match(/\d{2,3}(?:\.\d+)?/g)?.map(Number) ?? [];
  const [a, b] = numbers;
  if (numbers.length !== 2 || a === undefined || b === undefined) return null;
  const isLon = (value: number) => value > 72 && value < 138;
  const isLat = (value: number) => value > 15 && value < 56;
  if (isLon(a) && isLat(b)) return [a, b];
  if (isLat(a) && isLon(b)) return [b, a];
  return null;
}

function placesOf(labels: FeatureCollection | null, locale: Locale): SearchHit[] {
  return (labels?.features ?? []).flatMap((feature) => {
    if (feature.geometry.type !== 'Point') return [];
    const label = String(feature.properties?.[`name_${locale}`] ?? '');
    const other = String(feature.properties?.[locale === 'zh' ? 'name_en' : 'name_zh'] ?? '');
    const lonLat = feature.geometry.coordinates;
    return label ? [{ kind: 'place' as const, id: `${label} ${other}`, label, lonLat }] : [];
  });
}

/** Clauses, layers, projects, places and coordinates that a text could mean; short lists, clause numbers first. */
export function search(
  query: string,
  plan: PlanIndex,
  labels: FeatureCollection | null,
  locale: Locale,
): readonly SearchHit[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [];
  const has = (...texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(wanted));
  const lonLat = readCoordinate(query);
  const clauses = plan.ruleset.clauses
    .filter((clause) => has(clause.id, clause.text.zh, clause.text.en, clause.ref))
    .sort((a, b) => Number(has(b.id)) - Number(has(a.id)))
    .map((clause) => ({ kind: 'clause' as const, id: clause.id, label: `${clause.id} ${clause.text[locale]}` }));
  const layers = plan.catalog.layers
    .filter((entry) => !entry.context && has(entry.role, entry.name.zh, entry.name.en))
    .map((entry) => ({ kind: 'layer' as const, id: entry.role, label: entry.name[locale] }));
  const projects = plan.ruleset.projects
    .filter((project) => has(project.id, project.name.zh, project.name.en))
    .map((project) => ({ kind: 'project' as const, id: project.id, label: `${project.id} ${project.name[locale]}` }));
  const places = placesOf(labels, locale).filter((place) => has(place.id));
  return [
    ...(lonLat ? [{ kind: 'coordinate' as const, id: query, label: lonLat.join('°E ').concat('°N'), lonLat }] : []),
    ...clauses.slice(0, LIMIT_PER_KIND),
    ...layers.slice(0, LIMIT_PER_KIND),
    ...projects.slice(0, LIMIT_PER_KIND),
    ...places.slice(0, LIMIT_PER_KIND),
  ];
}
