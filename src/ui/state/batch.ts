import { create } from 'zustand';
import type { Problem } from '../../kernel/problem.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import type { Site } from '../../site/site.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { useCase } from './case.ts';
import { saveRecords } from './records.ts';

/** What became of one parcel. */
export interface BatchOutcome {
  readonly name: string;
  readonly record: ScreeningRecord | null;
  readonly problem: Problem | null;
}

interface BatchState {
  /** Parcels to be screened; 0 when there is no such list. */
  readonly total: number;
  readonly outcomes: readonly BatchOutcome[];
  readonly running: boolean;
}

const NONE: BatchState = { total: 0, outcomes: [], running: false };

/** Each record is kept in the browser, so there is an end to how many are made at once. */
export const BATCH_LIMIT = 500;

/** Parcels screened one by one, each with a record of its own. */
export const useBatch = create<BatchState>(() => NONE);

let run = 0;

export function stopBatch(): void {
  run++;
  useBatch.setState({ running: false });
}

export function closeBatch(): void {
  run++;
  useBatch.setState(NONE);
}

/**
 * Screens sites one after another with the answers at hand and saves a record of each. A parcel that cannot be screened
 * stands in the list with the reason; the others go on.
 * @param siteAt makes the site of a parcel when its turn comes; null ends the run
 */
export async function screenEach(
  client: ScreeningClient,
  store: LocalStore,
  total: number,
  siteAt: (index: number) => Promise<Site | null>,
): Promise<void> {
  const mine = ++run;
  useBatch.setState({ total, outcomes: [], running: true });
  const { answers, overrides, parameters } = useCase.getState().present;
  for (let index = 0; index < total; index++) {
    const site = await siteAt(index);
    if (mine !== run) return;
    if (!site) break;
    const result = await client.call((api) => api.record({ site, answers, overrides, parameters }));
    if (mine !== run) return;
    if (result.ok) await saveRecords(store, [{ record: result.value }]);
    const outcome = {
      name: site.name,
      record: result.ok ? result.value : null,
      problem: result.ok ? null : result.problems[0],
    };
    useBatch.setState(({ outcomes }) => ({ outcomes: [...outcomes, outcome] }));
  }
  useBatch.setState({ running: false });
}
