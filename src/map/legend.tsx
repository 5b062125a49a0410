import { IconChevronDown, IconChevronUp, IconList } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Locale } from '../kernel/text.ts';
import { EFFECTS } from '../plan/effect.ts';
import type { MapLayer, Overlap } from './map-props.ts';
import { MAP_THEMES, type MapThemeName } from './map-theme.ts';
import { mapText } from './map-words.ts';
import { AreaSwatch, Swatch, UnknownSwatch } from './swatch.tsx';

export interface LegendProps {
  readonly layers: readonly MapLayer[];
  readonly overlaps: readonly Overlap[];
  readonly hasSite: boolean;
  readonly hasPreview: boolean;
  readonly hasOutside: boolean;
  readonly hasUncovered: boolean;
  readonly theme: MapThemeName;
  readonly locale: Locale;
  readonly open: boolean;
  readonly onToggle: () => void;
}

interface Row {
  readonly key: string;
  readonly swatch: ReactNode;
  readonly name: string;
  readonly count?: number;
}

function layerRows({ entry, features }: MapLayer, theme: MapThemeName, locale: Locale): Row[] {
  const row = (key: string, name: string, style: typeof entry.style, count: number): Row => ({
    key: `${entry.role}/${key}`,
    swatch: <Swatch style={style} status={entry.status} theme={theme} geometry={entry.geometry} />,
    name,
    // What is computed has no number of its own.
    ...(!entry.derived && { count }),
  });
  if (!entry.classes) return [row('all', entry.name[locale], entry.style, features.features.length)];
  const { property, values } = entry.classes;
  const counts = new Map<string, number>();
  for (const feature of features.features) {
    const value = String(feature.properties?.[property]);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const named = values.flatMap(({ value, name, style }) => {
    const count = counts.get(value);
    return count === undefined ? [] : [row(value, `${entry.name[locale]} · ${name[locale]}`, style, count)];
  });
  const rest = features.features.length - values.reduce((sum, { value }) => sum + (counts.get(value) ?? 0), 0);
  return rest > 0 ? [row('rest', entry.name[locale], entry.style, rest), ...named] : named;
}

/** What is on the map now, and nothing else: site, overlaps, visible layers with their classes and numbers, hatches. */
export function Legend({
  layers,
  overlaps,
  hasSite,
  hasPreview,
  hasOutside,
  hasUncovered,
  theme,
  locale,
  open,
  onToggle,
}: LegendProps) {
  const id = useId();
  const colours = MAP_THEMES[theme];
  const shown = layers.filter(
    ({ entry, visible, features }) => visible && !entry.context && features.features.length > 0,
  );
  const allSchematic = shown.length > 0 && shown.every(({ entry }) => entry.status === 'schematic');
  const effects = EFFECTS.filter((effect) => overlaps.some((overlap) => overlap.effect === effect)).reverse();
  const rows: Row[] = [
    ...(hasSite
      ? [
          {
            key: 'site',
            swatch: <AreaSwatch fill={colours.siteFill} line={colours.site} lineWidth={2} />,
            name: mapText(locale, 'map.site'),
          },
        ]
      : []),
    ...(hasPreview
      ? [
          {
            key: 'preview',
            swatch: <AreaSwatch fill={undefined} line={colours.site} lineWidth={2} dash={[3, 1.5]} />,
            name: mapText(locale, 'map.preview'),
          },
        ]
      : []),
    ...effects.map((effect) => ({
      key: `overlap/${effect}`,
      swatch: (
        <AreaSwatch
          fill={colours.surface}
          line={colours.tones[effect].text}
          lineWidth={1.8}
          weight={1.7}
          pattern={{ kind: 'lines45', colour: colours.tones[effect].solid, pitchPx: 6 }}
        />
      ),
      name: mapText(locale, 'map.overlap', { effect: mapText(locale, `map.${effect}`) }),
    })),
    ...shown.flatMap((layer) => layerRows(layer, theme, locale)),
    ...(hasOutside
      ? [
          {
            key: 'outside',
            swatch: (
              <AreaSwatch
                fill={undefined}
                line={colours.outHatch}
                lineWidth={1}
                pattern={{ kind: 'hair45', colour: colours.text2, pitchPx: 5 }}
              />
            ),
            name: mapText(locale, 'map.outside'),
          },
        ]
      : []),
    ...(hasUncovered
      ? [{ key: 'uncovered', swatch: <UnknownSwatch theme={theme} />, name: mapText(locale, 'map.uncovered') }]
      : []),
  ];
  const title = mapText(locale, 'map.legend');
  return (
    <section className="map-legend map-card" aria-label={title} data-open={open}>
      <button
        type="button"
        className="map-legend-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
        title={mapText(locale, open ? 'map.legendClose' : 'map.legendOpen')}
      >
        <IconList size={18} stroke={1.7} className="map-legend-icon" />
        <span className="map-legend-title">
          {title}
          {allSchematic && <> · {mapText(locale, 'map.allSchematic')}</>}
        </span>
        {open ? <IconChevronDown size={15} /> : <IconChevronUp size={15} />}
      </button>
      {open && (
        // Scrolls when long, so it must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is focusable (WCAG 2.1.1)
        <ul id={id} tabIndex={0} aria-label={title}>
          {rows.map(({ key, swatch, name, count }) => (
            <li key={key}>
              {swatch}
              <span className="map-legend-name">{name}</span>
              {count !== undefined && <span className="map-legend-count">{count}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
