import type { Locale } from '../../kernel/text.ts';
import type { Preferences } from '../../storage/preferences.ts';

export const PLACES = ['screen', 'layers', 'clauses', 'projects', 'records', 'data', 'settings'] as const;
export type PlaceName = (typeof PLACES)[number];

/** Where the map looks. */
export interface Camera {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly zoom: number;
}

/** What an address carries: how the screen looks, never a site or an answer. */
export interface Address {
  readonly place: PlaceName;
  readonly selected: string | null;
  /** Absent = as the reader likes it. */
  readonly locale?: Locale;
  readonly theme?: Preferences['theme'];
  /** Layers shown or hidden against their card; absent = as the reader likes it. */
  readonly layers?: Readonly<Record<string, boolean>>;
  readonly camera?: Camera;
}

const DEGREE_DIGITS = 5;
const ZOOM_DIGITS = 2;
const MAX_ZOOM = 24;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}

function readCamera(text: string | null): Camera | undefined {
  const [lonDeg = Number.NaN, latDeg = Number.NaN, zoom = Number.NaN, ...more] = (text ?? '').split(',').map(Number);
  const sound = Math.abs(lonDeg) <= 180 && Math.abs(latDeg) <= 85 && zoom >= 0 && zoom <= MAX_ZOOM;
  return sound && more.length === 0 ? { lonDeg, latDeg, zoom } : undefined;
}

/** Roles with a sign: `+pbf` shown, `-district` hidden. */
function readLayers(text: string | null): Address['layers'] {
  if (text === null) return undefined;
  const signed = text.split('.').filter((role) => /^[+-][A-Za-z0-9_]+$/.test(role));
  return Object.fromEntries(signed.map((role) => [role.slice(1), role.startsWith('+')]));
}

/** Reads `#/place/selected?…`; anything it does not know is the screening view, or left to the reader's liking. */
export function readAddress(hash: string): Address {
  const [path = '', query = ''] = hash.split('?');
  const [, name = '', selected = ''] = path.split('/');
  const params = new URLSearchParams(query.replaceAll('+', '%2B'));
  const locale = (['zh', 'en'] as const).find((known) => known === params.get('lang'));
  const theme = (['system', 'light', 'dark'] as const).find((known) => known === params.get('theme'));
  const layers = readLayers(params.get('layers'));
  const camera = readCamera(params.get('map'));
  return {
    place: PLACES.find((known) => known === name) ?? 'screen',
    selected: decoded(selected),
    ...(locale && { locale }),
    ...(theme && { theme }),
    ...(layers && { layers }),
    ...(camera && { camera }),
  };
}

/** The address of what is on screen. */
export function writeAddress({ place, selected, locale, theme, layers, camera }: Address): string {
  const signed = Object.entries(layers ?? {}).map(([role, visible]) => `${visible ? '+' : '-'}${role}`);
  const at = camera && [
    camera.lonDeg.toFixed(DEGREE_DIGITS),
    camera.latDeg.toFixed(DEGREE_DIGITS),
    camera.zoom.toFixed(ZOOM_DIGITS),
  ];
  const params = [
    ...(locale ? [`lang=${locale}`] : []),
    ...(theme ? [`theme=${theme}`] : []),
    ...(signed.length > 0 ? [`layers=${signed.sort().join('.')}`] : []),
    ...(at ? [`map=${at.join(',')}`] : []),
  ];
  const path = `#/${place}${selected ? `/${encodeURIComponent(selected)}` : ''}`;
  return params.length > 0 ? `${path}?${params.join('&')}` : path;
}
