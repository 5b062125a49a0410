import { useMemo } from 'react';
import type { Locale } from '../kernel/text.ts';
import type { Bounds, District } from './map-props.ts';
import { mapText } from './map-words.ts';
import { mainBounds } from './off-screen.ts';

const HEIGHT_PX = 132;
const MARGIN_PX = 6;
/** Shown once the view is narrower than this share of the district; before, the map itself says where one is. */
const SHOWN_BELOW = 0.55;

/** The district in small with the view in it: where on the map the close-up is. */
export function Locator({
  district,
  view,
  locale,
}: {
  readonly district: District;
  readonly view: Bounds;
  readonly locale: Locale;
}) {
  const [west, south, east, north] = useMemo(() => mainBounds(district), [district]);
  const perDeg = (HEIGHT_PX - 2 * MARGIN_PX) / (north - south);
  const squeeze = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const x = (lon: number) => MARGIN_PX + (lon - west) * perDeg * squeeze;
  const y = (lat: number) => MARGIN_PX + (north - lat) * perDeg;
  const outline = useMemo(() => {
    const { geometry } = district;
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const place = ([lon = 0, lat = 0]: number[]) =>
      `${(MARGIN_PX + (lon - west) * perDeg * squeeze).toFixed(1)} ${(MARGIN_PX + (north - lat) * perDeg).toFixed(1)}`;
    return parts.flatMap((rings) => rings.map((ring) => `M${ring.map(place).join('L')}Z`)).join('');
  }, [district, west, north, perDeg, squeeze]);
  if (view[2] - view[0] > (east - west) * SHOWN_BELOW) return null;
  const widthPx = (east - west) * perDeg * squeeze + 2 * MARGIN_PX;
  // A view too small to see is drawn as a mark of four pixels.
  const box = { w: Math.max(4, x(view[2]) - x(view[0])), h: Math.max(4, y(view[1]) - y(view[3])) };
  return (
    <svg
      className="map-locator map-card"
      width={widthPx}
      height={HEIGHT_PX}
      role="img"
      aria-label={mapText(locale, 'map.locator')}
    >
      <path d={outline} />
      <rect
        x={(x(view[0]) + x(view[2]) - box.w) / 2}
        y={(y(view[1]) + y(view[3]) - box.h) / 2}
        width={box.w}
        height={box.h}
      />
    </svg>
  );
}
