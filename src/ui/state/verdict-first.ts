import { create } from 'zustand';
import { useCase } from './case.ts';
import { useScreening } from './screening.ts';

/** A verdict that takes longer does not keep the map waiting. */
const PATIENCE_MS = 300;

/** Whether the map waits with what it has to draw. */
export const useMapHeld = create<{ readonly held: boolean }>(() => ({ held: false }));

/**
 * Lets the first verdict on a site be seen before the map draws it: a picture of the map takes the page longer than the
 * screening, on a machine without a graphics card several times. A site drawn on the map is there already and waits for
 * nothing. @returns the function that stops it
 */
export function followFirstVerdict(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const release = () => {
    clearTimeout(timer);
    useMapHeld.setState({ held: false });
  };
  const stop = useScreening.subscribe(({ computing, reply }, before) => {
    const { held } = useMapHeld.getState();
    const first = computing && !before.computing && reply === null;
    if (first && useCase.getState().present.site?.origin !== 'drawn') {
      clearTimeout(timer);
      timer = setTimeout(release, PATIENCE_MS);
      useMapHeld.setState({ held: true });
    } else if (held && !computing) {
      // What React has just written is painted after the callbacks of the next frame.
      requestAnimationFrame(() => setTimeout(release));
    }
  });
  return () => {
    stop();
    release();
  };
}

/** Does something when the map no longer waits; at once where it does not. */
export function whenMapFree(act: () => void): void {
  if (!useMapHeld.getState().held) {
    act();
    return;
  }
  const stop = useMapHeld.subscribe(() => {
    stop();
    act();
  });
}
