import type { ScreeningRecord } from '../../record/record.ts';
import { outdatedReviews, type Review, withReviews } from '../../record/review.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import { useCase } from './case.ts';
import { saveRecords } from './records.ts';
import { useView } from './view.ts';

/** The verdict's record with the reviews of the case that were made on what it found; others ask to be made again. */
export function reviewedRecord(record: ScreeningRecord, reviews: readonly Review[]): ScreeningRecord {
  const outdated = new Set(outdatedReviews(record, reviews));
  return withReviews(
    record,
    reviews.filter((review) => !outdated.has(review)),
  );
}

/** Keeps the verdict on screen with the reviews of the case as a record, and says so only once it is kept. */
export async function saveCase(store: LocalStore, record: ScreeningRecord): Promise<void> {
  const reviewed = reviewedRecord(record, useCase.getState().present.reviews);
  const problem = await saveRecords(store, [{ record: reviewed }]);
  useView.getState().toast(problem ? 'records.notKeptHint' : 'foot.saved');
}
