import type { Position } from 'geojson';
import { remembered } from '../kernel/remembered.ts';

type Path = readonly Position[];

/** Working something out for fewer vertices costs less than keeping it. */
const LONG = 64;

/** Whether paths have so many vertices that what is worked out of them is worth keeping. */
export function isLong(paths: readonly Path[]): boolean {
  let count = 0;
  for (const path of paths) {
    count += path.length;
    if (count >= LONG) return true;
  }
  return false;
}

/** A function of a path that is worked out once for a long one: every zone asks the same of a site. */
export function keptWhenLong<Value>(work: (path: Path) => Value): (path: Path) => Value {
  const kept = remembered(work);
  return (path) => (path.length >= LONG ? kept(path) : work(path));
}
