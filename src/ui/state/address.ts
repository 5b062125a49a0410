import { PLACES, type PlaceName, useView } from './view.ts';

/** Reads `#/place/selected`; anything else is the screening view. */
export function readAddress(hash: string): { place: PlaceName; selected: string | null } {
  const [, name = '', selected = ''] = hash.split('/');
  const place = PLACES.find((known) => known === name) ?? 'screen';
  return { place, selected: selected ? decodeURIComponent(selected) : null };
}

/** The address of a view: the place and what is opened there, never a site. */
export function writeAddress(place: PlaceName, selected: string | null): string {
  return `#/${place}${selected ? `/${encodeURIComponent(selected)}` : ''}`;
}

/** Keeps address and view in step; returns the function that stops it. */
export function followAddress(): () => void {
  const read = () => {
    const { place, selected } = readAddress(location.hash);
    const view = useView.getState();
    if (view.place !== place || view.selected !== selected) view.go(place, selected);
  };
  read();
  window.addEventListener('hashchange', read);
  const stop = useView.subscribe(({ place, selected }) => {
    const wanted = writeAddress(place, selected);
    if (location.hash !== wanted && !(wanted === '#/screen' && location.hash === '')) {
      history.pushState(null, '', wanted);
    }
  });
  return () => {
    window.removeEventListener('hashchange', read);
    stop();
  };
}
