import type { ScreeningRecord } from '../../record/record.ts';
import { outdatedReviews } from '../../record/review.ts';
import { LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { momentText } from './record-text.ts';

/** What officers said of a record's findings; nothing where nobody has. */
export function ReviewList({ record }: { record: ScreeningRecord }) {
  const words = useWords();
  const { t } = words;
  if (!record.reviews) return null;
  const { entries } = record.reviews;
  const outdated = new Set(outdatedReviews(record, entries));
  return (
    <section className="pane-part" aria-label={t('records.reviews')} data-testid="record-reviews">
      <h3>{t('records.reviews')}</h3>
      <ul className="review-rows">
        {entries.map((review) => (
          <li key={`${review.ruleId} ${review.at}`}>
            <span className="tag-list">
              <b>{review.ruleId}</b>
              {review.effect ? (
                <LevelChip level={review.effect} />
              ) : (
                <span className="tag">{t('review.setAside')}</span>
              )}
              {outdated.has(review) && <span className="tag warned">{t('review.outdated')}</span>}
            </span>
            <p>{review.reason}</p>
            <small className="muted">
              {review.by} · {momentText(review.at, words)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
