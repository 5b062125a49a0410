import type { Problem } from '../kernel/problem.ts';
import { storageProblem } from './database.ts';

/** Key of what there is one of. */
export const CURRENT = 'current';

/** On the disk before it is said to be kept, so that a page or machine that dies afterwards loses nothing. */
export const STRICT = { durability: 'strict' } as const;

/**
 * Writes, and tells of it where that lasted.
 * @returns why it did not; null where it did
 */
export async function attempt(write: () => Promise<unknown>, tell: () => void): Promise<Problem | null> {
  try {
    await write();
    tell();
    return null;
  } catch (error) {
    return storageProblem(error);
  }
}
