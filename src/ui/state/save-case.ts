import type { ScreeningRecord } from '../../record/record.ts';
import { outdatedReviews, type Review, withReviews } from '../../record/review.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { useCase } from './case.ts';
import { saveRecords } from './records.ts';
import { presentRecord } from './screening.ts';
import { useView } from './view.ts';

/** The verdict's record with the reviews of the case that were made on what it found; others ask to be made again. */
export function reviewedRecord(record: ScreeningRecord, reviews: readonly Review[]): ScreeningRecord {
  const outdated = new Set(outdatedReviews(record, reviews));
  return withReviews(
    record,
    reviews.filter((review) => !outdated.has(review)),
  );
}

/**
 * The record of the case with its reviews, for keeping and handing on: a verdict that a later answer, layer or pack
 * has overtaken is not given out, the next one is waited for. Null without a verdict.
 */
export async function recordOfCase(): Promise<ScreeningRecord | null> {
  const record = await presentRecord();
  return record && reviewedRecord(record, useCase.getState().present.reviews);
}

/** Keeps the verdict of the case as a record, and says so only once it is kept. */
export async function saveCase(store: LocalStore): Promise<void> {
  const record = await recordOfCase();
  if (!record) return;
  const problem = await saveRecords(store, [{ record }]);
  useView.getState().toast(problem ? 'records.notKeptHint' : 'foot.saved');
}
