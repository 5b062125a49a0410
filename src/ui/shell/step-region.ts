/** The parts of the screen in the order of reading, each by what takes the focus in it. */
const REGIONS = [
  { within: '.top-bar', focus: '#search' },
  { within: '.rail', focus: '.rail [aria-current="page"]' },
  { within: '#panel', focus: '#panel' },
  { within: '.map-region', focus: 'canvas.maplibregl-canvas' },
] as const;

/** Moves the focus to the next part of the screen, or the one before; a part that is not there is passed over. */
export function stepRegion(step: 1 | -1): void {
  const there = REGIONS.flatMap(({ within, focus }) => {
    const target = document.querySelector<HTMLElement>(focus);
    return target?.checkVisibility() ? [{ within, target }] : [];
  });
  const at = there.findIndex(({ within }) => document.activeElement?.closest(within));
  const next = at < 0 ? 0 : (at + step + there.length) % there.length;
  there[next]?.target.focus();
}
