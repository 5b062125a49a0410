/** Time between two reports on the same thing. */
const TELL_EVERY_MS = 100;

/** Passes on what it is told no more often than somebody can read it. */
export function nowAndThen<Args extends readonly unknown[]>(tell: (...args: Args) => void): (...args: Args) => void {
  let last = 0;
  return (...args) => {
    if (performance.now() - last < TELL_EVERY_MS) return;
    last = performance.now();
    tell(...args);
  };
}
