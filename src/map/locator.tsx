import type { Position } from 'geojson';
import { useMemo } from 'react';
import { flatten, pathsOf } from '../geo/shapes.ts';
import type { Locale } from '../kernel/text.ts';
import type { Bounds, District, MapLayer } from './map-props.ts';
import type { MapThemeName } from './map-theme.ts';
import { mapText } from './map-words.ts';
import { mainBounds } from './off-screen.ts';

const HEIGHT_PX = 138;
const MARGIN_PX = 6;
/** Shown once the view is narrower than this share of the district; before, the map itself says where one is. */
const SHOWN_BELOW = 0.55;

interface LocatorProps {
  readonly district: District;
  /** Of which the lines for orientation, rivers and roads, are drawn. */
  readonly layers: readonly MapLayer[];
  readonly view: Bounds;
  readonly theme: MapThemeName;
  readonly locale: Locale;
}

/** The district in small with its rivers and roads and the view in it: where on the map the close-up is. */
export function Locator({ district, layers, view, theme, locale }: LocatorProps) {
  const frame = useMemo(() => frameOf(district), [district]);
  const outline = useMemo(() => pathOf(pathsOf(district.geometry), frame), [district, frame]);
  const ways = useMemo(
    () =>
      layers
        .filter(({ entry, visible }) => visible && entry.context && entry.geometry === 'line')
        .map(({ entry, features }) => ({
          role: entry.role,
          // A road is white on paper and only its rim stands out; on dark it is the road that does.
          colour: ((theme === 'light' && entry.style.casing) || entry.style.line)[theme],
          path: pathOf(features.features.flatMap(({ geometry }) => flatten(geometry)).flatMap(pathsOf), frame),
        })),
    [layers, theme, frame],
  );
  const { x, y, widthPx, widthDeg } = frame;
  if (view[2] - view[0] > widthDeg * SHOWN_BELOW) return null;
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
      <path className="map-locator-land" d={outline} />
      {ways.map(({ role, colour, path }) => (
        <path key={role} d={path} fill="none" stroke={colour} />
      ))}
      <path className="map-locator-edge" d={outline} />
      <rect
        x={(x(view[0]) + x(view[2]) - box.w) / 2}
        y={(y(view[1]) + y(view[3]) - box.h) / 2}
        width={box.w}
        height={box.h}
      />
    </svg>
  );
}

interface Frame {
  readonly widthPx: number;
  readonly widthDeg: number;
  readonly x: (lonDeg: number) => number;
  readonly y: (latDeg: number) => number;
}

/** From degrees to the picture's pixels: as high as it may be, as wide as the district is at its latitude. */
function frameOf(district: District): Frame {
  const [west, south, east, north] = mainBounds(district);
  const perDeg = (HEIGHT_PX - 2 * MARGIN_PX) / (north - south);
  const squeeze = Math.cos((((north + south) / 2) * Math.PI) / 180);
  return {
    widthPx: (east - west) * perDeg * squeeze + 2 * MARGIN_PX,
    widthDeg: east - west,
    x: (lonDeg) => MARGIN_PX + (lonDeg - west) * perDeg * squeeze,
    y: (latDeg) => MARGIN_PX + (north - latDeg) * perDeg,
  };
}

function pathOf(paths: readonly (readonly Position[])[], { x, y }: Frame): string {
  const place = ([lon = 0, lat = 0]: Position) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`;
  return paths.map((path) => `M${path.map(place).join('L')}`).join('');
}
