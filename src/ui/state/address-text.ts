export const PLACES = ['screen', 'layers', 'clauses', 'projects', 'records', 'data', 'settings'] as const;
export type PlaceName = (typeof PLACES)[number];

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}

/** Reads `#/place/selected`; anything else is the screening view. */
export function readAddress(hash: string): { place: PlaceName; selected: string | null } {
  const [, name = '', selected = ''] = hash.split('/');
  return { place: PLACES.find((known) => known === name) ?? 'screen', selected: decoded(selected) };
}

/** The address of a view: the place and what is opened there, never a site. */
export function writeAddress(place: PlaceName, selected: string | null): string {
  return `#/${place}${selected ? `/${encodeURIComponent(selected)}` : ''}`;
}
