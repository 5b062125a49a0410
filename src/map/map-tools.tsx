import { IconCompass, IconHome, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Locale } from '../kernel/text.ts';
import { mapText } from './map-words.ts';

export interface MapToolsProps {
  readonly locale: Locale;
  readonly bearingDeg: number;
  readonly onZoom: (by: 1 | -1) => void;
  readonly onNorth: () => void;
  readonly onFit: () => void;
  /** A further button, for the quick layer list. */
  readonly extra?: ReactNode;
}

/** Column of map buttons: zoom, north, whole district. */
export function MapTools({ locale, bearingDeg, onZoom, onNorth, onFit, extra }: MapToolsProps) {
  const word = (key: Parameters<typeof mapText>[1]) => mapText(locale, key);
  const turned = Math.abs(bearingDeg) > 0.5;
  const north = turned ? word('map.northBack') : word('map.north');
  return (
    <div className="map-tools map-card" role="toolbar" aria-orientation="vertical" aria-label={word('map.tools')}>
      <button type="button" onClick={() => onZoom(1)} aria-label={word('map.zoomIn')} title={word('map.zoomIn')}>
        <IconPlus size={18} stroke={1.8} />
      </button>
      <button type="button" onClick={() => onZoom(-1)} aria-label={word('map.zoomOut')} title={word('map.zoomOut')}>
        <IconMinus size={18} stroke={1.8} />
      </button>
      <button type="button" onClick={onNorth} aria-label={north} title={north} disabled={!turned}>
        <IconCompass size={18} stroke={1.8} style={{ transform: `rotate(${-bearingDeg - 45}deg)` }} />
      </button>
      <button type="button" onClick={onFit} aria-label={word('map.fitDistrict')} title={word('map.fitDistrict')}>
        <IconHome size={18} stroke={1.8} />
      </button>
      {extra}
    </div>
  );
}
