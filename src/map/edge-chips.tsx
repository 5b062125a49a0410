import { IconArrowRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { localText } from '../i18n/full-width.ts';
import type { Locale } from '../kernel/text.ts';
import type { Bounds, District } from './map-props.ts';
import { mapText } from './map-words.ts';
import type { OffScreenPart } from './off-screen.ts';

export interface EdgeChipsProps {
  readonly district: District;
  readonly parts: readonly OffScreenPart[];
  readonly locale: Locale;
  readonly onShow: (bounds: Bounds) => void;
}

/** Chips on the rim of the map for parts of the district beyond it, so that an exclave is not forgotten. */
export function EdgeChips({ district, parts, locale, onShow }: EdgeChipsProps) {
  return parts.map(({ index, bounds, distanceM, screenAngleDeg }) => {
    const side = Math.abs(screenAngleDeg) > 90 ? 'left' : 'right';
    // Height on the rim where the line of sight leaves the map, kept clear of the corners.
    const height = 50 + 28 * Math.sin((screenAngleDeg * Math.PI) / 180);
    const names = district.partNames?.map((name) => localText(name, locale)) ?? [];
    // A name that all parts share names none of them.
    const own = names.filter((other) => other === names[index]).length === 1 ? names[index] : undefined;
    const name = own ?? mapText(locale, 'map.exclave');
    return (
      <button
        key={index}
        type="button"
        className="map-chip map-card"
        data-side={side}
        style={{ '--map-chip-top': `${height}%` } as CSSProperties}
        onClick={() => onShow(bounds)}
      >
        <IconArrowRight size={15} style={{ transform: `rotate(${screenAngleDeg}deg)` }} />
        {name} {Math.round(distanceM / 1000)} km
      </button>
    );
  });
}
