import type { LayerEntry } from '../../catalog/catalog.ts';
import { lookAt } from '../shell/map-bridge.ts';
import { type Address, readAddress, writeAddress } from './address-text.ts';
import { useCamera } from './camera.ts';
import { usePreferences } from './preferences.ts';
import { useView } from './view.ts';

/** What a reader of the bare address would see; only what differs from it is written. */
const USUAL = { locale: 'zh', theme: 'system' } as const;

/** What is on screen now. */
function present(layers: readonly LayerEntry[]): Address {
  const { place, selected } = useView.getState();
  const { locale, theme, visibility } = usePreferences.getState();
  const { now } = useCamera.getState();
  const changed = layers.flatMap(({ role, visible }) => {
    const own = visibility[role];
    return own === undefined || own === visible ? [] : [[role, own] as const];
  });
  return {
    place,
    selected,
    ...(locale !== USUAL.locale && { locale }),
    ...(theme !== USUAL.theme && { theme }),
    ...(changed.length > 0 && { layers: Object.fromEntries(changed) }),
    ...(now && { camera: now }),
  };
}

/** Puts on screen what an address asks for, and leaves alone what it does not speak of. */
function show(address: Address): void {
  const view = useView.getState();
  const { place, selected, locale, theme, layers, camera } = address;
  if (view.place !== place || view.selected !== selected) view.go(place, selected);
  if (locale || theme || layers) {
    usePreferences.setState({
      ...(locale && { locale }),
      ...(theme && { theme }),
      ...(layers && { visibility: layers }),
    });
  }
  if (
    camera &&
    writeAddress({ place, selected, camera: useCamera.getState().now ?? camera }) !==
      writeAddress({ place, selected, camera })
  ) {
    lookAt([camera.lonDeg, camera.latDeg], camera.zoom);
  }
  if (camera) useCamera.setState({ now: camera });
}

/**
 * Keeps address and screen in step, so that an address can be passed on and the browser's back and forward work. Going
 * to another view or thing is a step of the history; panning, layers, language and theme only amend the present one.
 * @returns the function that stops it
 */
export function followAddress(layers: readonly LayerEntry[]): () => void {
  let reading = false;
  const read = () => {
    reading = true;
    show(readAddress(location.hash));
    reading = false;
    amend();
  };
  const amend = () => {
    const wanted = writeAddress(present(layers));
    if (!reading && location.hash !== wanted) history.replaceState(null, '', wanted);
  };
  const step = () => {
    const address = present(layers);
    const before = readAddress(location.hash);
    const moved = before.place !== address.place || before.selected !== address.selected;
    if (moved && !reading) history.pushState(null, '', writeAddress(address));
  };
  read();
  window.addEventListener('hashchange', read);
  const stops = [useView.subscribe(step), usePreferences.subscribe(amend), useCamera.subscribe(amend)];
  return () => {
    window.removeEventListener('hashchange', read);
    for (const stop of stops) stop();
  };
}
