import { readAddress, writeAddress } from './address-text.ts';
import { useView } from './view.ts';

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
