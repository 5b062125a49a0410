import { useState } from 'react';
import type { Finding } from '../../record/record.ts';
import { type Review, reviewBasis } from '../../record/review.ts';
import { momentText } from '../records/record-text.ts';
import { LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { settledRecord, useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { ReviewForm } from './review-form.tsx';

/** What an officer says of this finding: set aside, or an open matter confirmed; beside the computed result. */
export function FindingReview({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const { ruleId } = finding;
  const review = useCase((state) => state.present.reviews.find((entry) => entry.ruleId === ruleId));
  // The basis is that of the verdict at rest; while a corner is dragged nothing is asked again.
  useScreening((state) => state.reply);
  const record = settledRecord();
  const basis = record && reviewBasis(record, ruleId);
  const [writing, setWriting] = useState(false);
  const keep = (next: Review) => {
    const others = useCase.getState().present.reviews.filter((entry) => entry.ruleId !== ruleId);
    useCase.getState().change({ reviews: [...others, next] });
    setWriting(false);
  };
  if (review) {
    return (
      <GivenReview review={review} outdated={basis !== null && basis !== review.basis} basis={basis} onKeep={keep} />
    );
  }
  if (writing && basis) {
    return <ReviewForm finding={finding} basis={basis} onKeep={keep} onCancel={() => setWriting(false)} />;
  }
  return (
    <div className="button-row">
      <button
        type="button"
        className="link"
        disabled={!basis}
        data-testid={`review-${ruleId}`}
        onClick={() => setWriting(true)}
      >
        {t('review.add')}
      </button>
    </div>
  );
}

interface GivenReviewProps {
  readonly review: Review;
  readonly outdated: boolean;
  readonly basis: string | null;
  readonly onKeep: (review: Review) => void;
}

function GivenReview({ review, outdated, basis, onKeep }: GivenReviewProps) {
  const words = useWords();
  const { t } = words;
  const toast = useView((state) => state.toast);
  const withdraw = () => {
    const { present, change, undo } = useCase.getState();
    change({ reviews: present.reviews.filter((entry) => entry.ruleId !== review.ruleId) });
    toast('review.withdrawn', { rule: review.ruleId }, undo);
  };
  return (
    <section
      className={`review-note${outdated ? ' outdated' : ''}`}
      aria-label={t('review.title')}
      data-testid={`reviewed-${review.ruleId}`}
    >
      <span className="tag-list">
        <b>{t('review.title')}</b>
        {review.effect ? <LevelChip level={review.effect} /> : <span className="tag">{t('review.setAside')}</span>}
        {outdated && <span className="tag warned">{t('review.outdated')}</span>}
      </span>
      <p>{review.reason}</p>
      <small className="muted">
        {review.by} · {momentText(review.at, words)}
      </small>
      <div className="button-row">
        {outdated && basis && (
          <button
            type="button"
            className="link"
            onClick={() => onKeep({ ...review, basis, at: new Date().toISOString() })}
          >
            {t('review.again')}
          </button>
        )}
        <button type="button" className="link" onClick={withdraw}>
          {t('review.withdraw')}
        </button>
      </div>
    </section>
  );
}
