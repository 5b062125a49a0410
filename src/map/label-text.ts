import type { Feature } from 'geojson';
import type { LayerEntry } from '../catalog/catalog.ts';
import type { Locale } from '../kernel/text.ts';

/** The watermark says "schematic" of the whole map; in every name on it the word would only hide the name. */
const SCHEMATIC_MARK = /\s*[((](?:(?:位置)?示意(?:,[^))]*)?|schematic(?: position)?)[))]/i;

/** Name of a feature for the map; empty where the card names no label property or the feature has none. */
export function labelText(entry: LayerEntry, feature: Feature, locale: Locale): string {
  const key = entry.label?.[locale];
  const value = key === undefined ? undefined : feature.properties?.[key];
  return typeof value === 'string' ? value.replace(SCHEMATIC_MARK, '') : '';
}

/** What a number badge shows: the figure at the end of the id ("P03" → "3"). */
export function badgeText(id: string): string {
  return id.match(/\d+$/)?.[0].replace(/^0+(?=\d)/, '') ?? id;
}
