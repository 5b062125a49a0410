import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { toCm114 } from '../geo/project.ts';
import { formatNumber } from '../i18n/quantity.ts';
import type { Locale } from '../kernel/text.ts';
import { scaleBar, scaleDenominator } from './ground-scale.ts';
import type { LonLat } from './map-props.ts';
import { mapText } from './map-words.ts';

const BAR_MOST_PX = 120;
const COPIED_MS = 1500;

export interface StatusStripProps {
  readonly locale: Locale;
  readonly zoom: number;
  /** Place told: under the pointer, or the middle of the map where there is none (touch, keyboard). */
  readonly place: LonLat;
}

function lonLatText({ lonDeg, latDeg }: LonLat): string {
  return `${lonDeg.toFixed(6)}°E ${latDeg.toFixed(6)}°N`;
}

/** Scale bar, scale, and the place under the pointer in degrees and in CGCS2000 3° metres; a click copies it. */
export function StatusStrip({ locale, zoom, place }: StatusStripProps) {
  const [copied, setCopied] = useState(false);
  const bar = scaleBar(zoom, place.latDeg, BAR_MOST_PX);
  const { northM, eastM } = toCm114([place.lonDeg, place.latDeg]);
  const plane = `N ${formatNumber(northM, 3)} E ${formatNumber(eastM, 3)}`;
  const far = Math.abs(place.lonDeg - 114) > 3;
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    const text = `${place.lonDeg.toFixed(9)},${place.latDeg.toFixed(9)}\tN ${northM.toFixed(3)}\tE ${eastM.toFixed(3)}`;
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section className="map-status" aria-label={mapText(locale, 'map.status')}>
      <span className="map-scale">
        <span className="map-scale-bar" style={{ width: bar.widthPx }} />
        <span>{bar.lengthM >= 1000 ? `${bar.lengthM / 1000} km` : `${bar.lengthM} m`}</span>
        <span>1:{formatNumber(scaleDenominator(zoom, place.latDeg))}</span>
      </span>
      <button type="button" className="map-place" onClick={copy} title={mapText(locale, 'map.copy')}>
        <span>
          <span className="map-place-label">{mapText(locale, 'map.lonLat')} </span>
          <b>{lonLatText(place)}</b>
        </span>
        {!far && (
          <span className="map-plane">
            CGCS2000 CM114 <b>{plane}</b>
          </span>
        )}
        {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        <span className="map-copied" role="status">
          {copied ? mapText(locale, 'map.copied') : ''}
        </span>
      </button>
    </section>
  );
}
