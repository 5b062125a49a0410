import type { BaseMap } from '../../map/base-map.ts';
import { shownLayers } from '../../map/legend-rows.ts';
import type { MapLayer } from '../../map/map-props.ts';
import type { SheetWords } from '../../map/paint-sheet-beside.ts';
import type { Words } from '../shared/words.ts';

/** One line for each source, with the layers that come from it, so that nobody has to guess what a map rests on. */
function sourceLines(layers: readonly MapLayer[], { t, text, list }: Words): string[] {
  const groups = new Map<string, { readonly names: string[]; readonly entry: MapLayer['entry'] }>();
  for (const { entry } of layers) {
    const key = JSON.stringify([entry.source, entry.status, entry.date]);
    const group = groups.get(key) ?? { names: [], entry };
    group.names.push(text(entry.name));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ names, entry }) =>
    t('sheet.source', {
      layers: list(names),
      source: text(entry.source),
      status: t(`status.${entry.status}`),
      date: entry.date ?? t('sheet.noDate'),
    }),
  );
}

/** The base map with whom it is to name, as its licence asks. */
function baseLine({ title, credit }: BaseMap, { t }: Words): string {
  const name = title || t('sheet.baseUnnamed');
  return credit ? t('sheet.base', { name, credit }) : t('sheet.baseNoCredit', { name });
}

/**
 * Every word of a sheet.
 * @param base the base map that is drawn; null where there is none
 * @param printed date of printing, ISO
 * @param stepM distance of the plane grid's lines, metres; null where there is none
 */
export function sheetWords(
  title: string,
  layers: readonly MapLayer[],
  base: BaseMap | null,
  printed: string,
  stepM: number | null,
  words: Words,
): SheetWords {
  const { t } = words;
  const shown = shownLayers(layers);
  return {
    title,
    aside: [
      t('sheet.printed', { date: printed }),
      stepM === null ? t('sheet.system') : t('sheet.systemGrid', { step: stepM }),
    ],
    legend: t('map.legend'),
    sourcesTitle: t('sheet.sources'),
    sources: [...(base ? [baseLine(base, words)] : []), ...sourceLines(shown, words)],
    watermark: shown.some(({ entry }) => entry.status === 'schematic') ? t('map.watermark') : null,
    north: t('sheet.north'),
  };
}
