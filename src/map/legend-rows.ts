import { valueCounts } from '../catalog/value-counts.ts';
import { bboxesMeet } from '../geo/shapes.ts';
import { localText } from '../i18n/full-width.ts';
import type { Locale } from '../kernel/text.ts';
import { EFFECTS } from '../plan/effect.ts';
import { featureIndex } from './feature-index.ts';
import { type Look, layerLook, unknownLook } from './look.ts';
import type { Bounds, MapLayer, Overlap } from './map-props.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { mapText } from './map-words.ts';

/** What a legend has to explain. */
export interface LegendContent {
  readonly layers: readonly MapLayer[];
  readonly overlaps: readonly Overlap[];
  readonly hasSite: boolean;
  readonly hasPreview: boolean;
  readonly hasOutside: boolean;
  readonly hasUncovered: boolean;
  readonly hasBand: boolean;
}

export interface LegendRow {
  readonly key: string;
  readonly look: Look;
  readonly name: string;
  /** Features; absent for what is computed or is no layer. */
  readonly count?: number;
}

/** Layers that a legend names: visible, with something to see, and no mere background. */
export function shownLayers(layers: readonly MapLayer[]): MapLayer[] {
  return layers.filter((layer) => layer.visible && !layer.entry.context && countOf(layer) > 0);
}

/** Layers of which something may be seen within bounds; of tiled ones that is not known before they are drawn. */
export function layersWithin(layers: readonly MapLayer[], within: Bounds): MapLayer[] {
  return layers.filter(
    ({ features, tiles }) =>
      tiles || [...featureIndex(features).values()].some(({ bounds }) => bboxesMeet(bounds, within)),
  );
}

function countOf({ features, tiles }: MapLayer): number {
  return tiles?.featureCount ?? features.features.length;
}

/** Features of each value of a property. */
function countsBy({ features, tiles }: MapLayer, property: string): ReadonlyMap<string, number> {
  return tiles ? new Map(Object.entries(tiles.classCounts)) : valueCounts(features.features, property);
}

function layerRows(layer: MapLayer, theme: MapThemeName, locale: Locale): LegendRow[] {
  const { entry } = layer;
  const row = (key: string, name: string, style: typeof entry.style, count: number): LegendRow => ({
    key: `${entry.role}/${key}`,
    look: layerLook(style, entry.status, entry.geometry, theme),
    name,
    // What is computed has no number of its own.
    ...(!entry.derived && { count }),
  });
  if (!entry.classes) return [row('all', localText(entry.name, locale), entry.style, countOf(layer))];
  const { property, values } = entry.classes;
  const counts = countsBy(layer, property);
  const named = values.flatMap(({ value, name, style }) => {
    const count = counts.get(value);
    return count === undefined
      ? []
      : [row(value, `${localText(entry.name, locale)} · ${localText(name, locale)}`, style, count)];
  });
  const rest = countOf(layer) - values.reduce((sum, { value }) => sum + (counts.get(value) ?? 0), 0);
  return rest > 0 ? [row('rest', localText(entry.name, locale), entry.style, rest), ...named] : named;
}

/** What is on the map now, and nothing else: site, overlaps, visible layers with their classes and numbers, hatches. */
export function legendRows(content: LegendContent, theme: MapThemeName, locale: Locale): LegendRow[] {
  const { layers, overlaps, hasSite, hasPreview, hasOutside, hasUncovered, hasBand } = content;
  const colours = MAP_THEMES[theme];
  const effects = EFFECTS.filter((effect) => overlaps.some((overlap) => overlap.effect === effect)).reverse();
  const site: Look = { kind: 'area', fill: colours.siteFill, line: colours.site, lineWidth: 2 };
  const preview: Look = { kind: 'area', fill: undefined, line: colours.site, lineWidth: 2, dash: [3, 1.5] };
  const outside: Look = {
    kind: 'area',
    fill: undefined,
    line: colours.outHatch,
    lineWidth: 1,
    pattern: { kind: 'hair45', colour: colours.text2, pitchPx: 5 },
  };
  const band: Look = {
    kind: 'area',
    fill: colours.unknownTint,
    line: colours.tones.unknown.text,
    lineWidth: 1,
    dash: [3, 2.5],
  };
  return [
    ...(hasSite ? [{ key: 'site', look: site, name: mapText(locale, 'map.site') }] : []),
    ...(hasPreview ? [{ key: 'preview', look: preview, name: mapText(locale, 'map.preview') }] : []),
    ...effects.map(
      (effect): LegendRow => ({
        key: `overlap/${effect}`,
        look: {
          kind: 'area',
          fill: colours.surface,
          line: colours.tones[effect].text,
          lineWidth: 1.8,
          weight: 1.7,
          pattern: { kind: 'lines45', colour: colours.tones[effect].solid, pitchPx: 6 },
        },
        name: mapText(locale, 'map.overlap', { effect: mapText(locale, `map.${effect}`) }),
      }),
    ),
    ...(hasBand ? [{ key: 'band', look: band, name: mapText(locale, 'map.band') }] : []),
    ...shownLayers(layers).flatMap((layer) => layerRows(layer, theme, locale)),
    ...(hasOutside ? [{ key: 'outside', look: outside, name: mapText(locale, 'map.outside') }] : []),
    ...(hasUncovered ? [{ key: 'uncovered', look: unknownLook(theme), name: mapText(locale, 'map.uncovered') }] : []),
  ];
}
