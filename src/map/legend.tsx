import { IconChevronDown, IconChevronUp, IconList } from '@tabler/icons-react';
import { useId } from 'react';
import type { Locale } from '../kernel/text.ts';
import { type LegendContent, legendRows, shownLayers } from './legend-rows.ts';
import type { MapThemeName } from './map-theme.ts';
import { mapText } from './map-words.ts';
import { Sample } from './swatch.tsx';

export interface LegendProps extends LegendContent {
  readonly theme: MapThemeName;
  readonly locale: Locale;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The legend over the map; folds to its title. */
export function Legend({ theme, locale, open, onToggle, ...content }: LegendProps) {
  const id = useId();
  const shown = shownLayers(content.layers);
  const allSchematic = shown.length > 0 && shown.every(({ entry }) => entry.status === 'schematic');
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
          {legendRows(content, theme, locale).map(({ key, look, name, count }) => (
            <li key={key}>
              <Sample look={look} />
              <span className="map-legend-name">{name}</span>
              {count !== undefined && <span className="map-legend-count">{count}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
