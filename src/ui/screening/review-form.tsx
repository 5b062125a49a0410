import { useId, useState } from 'react';
import { EFFECTS, type Effect, effectRank } from '../../plan/effect.ts';
import type { Finding } from '../../record/record.ts';
import type { Review } from '../../record/review.ts';
import { levelKey } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';

interface ReviewFormProps {
  readonly finding: Finding;
  /** `reviewBasis` of the finding as it is shown. */
  readonly basis: string;
  readonly onKeep: (review: Review) => void;
  readonly onCancel: () => void;
}

const DECISIONS = ['set_aside', 'confirmed'] as const;

/** Decision, reason and name; the moment is taken when it is confirmed. */
export function ReviewForm({ finding, basis, onKeep, onCancel }: ReviewFormProps) {
  const { t } = useWords();
  const { ruleId, atLeast, atWorst, unknowns } = finding;
  const open = unknowns.length > 0 || atLeast !== atWorst;
  const possible = EFFECTS.filter(
    (effect) => effectRank(effect) >= effectRank(atLeast) && effectRank(effect) <= effectRank(atWorst),
  );
  const lastName = useCase((state) => state.present.reviews.at(-1)?.by ?? '');
  const [decision, setDecision] = useState<Review['decision']>(open ? 'confirmed' : 'set_aside');
  const [effect, setEffect] = useState<Effect>(atLeast);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(lastName);
  const [missing, setMissing] = useState(false);
  const [group, reasonId, byId, errorId] = [useId(), useId(), useId(), useId()];
  const keep = () => {
    if (!reason.trim() || !by.trim()) {
      setMissing(true);
      return;
    }
    const said = { ruleId, decision, reason: reason.trim(), by: by.trim(), at: new Date().toISOString(), basis };
    onKeep(decision === 'confirmed' ? { ...said, effect } : said);
  };
  return (
    <form
      className="review-form"
      aria-label={t('review.title')}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <p className="muted">{t('review.hint')}</p>
      <fieldset>
        <legend className="visually-hidden">{t('review.decision')}</legend>
        {DECISIONS.filter((name) => open || name === 'set_aside').map((name) => (
          <label key={name} className="button-row">
            <input
              type="radio"
              name={group}
              checked={decision === name}
              data-testid={`decision-${name}`}
              onChange={() => setDecision(name)}
            />
            {t(`review.decision.${name}`)}
            {name === 'confirmed' && (
              <select
                className="select"
                aria-label={t('review.effect')}
                value={effect}
                disabled={decision !== 'confirmed'}
                onChange={(event) => setEffect(event.target.value as Effect)}
              >
                {possible.map((level) => (
                  <option key={level} value={level}>
                    {t(levelKey(level))}
                  </option>
                ))}
              </select>
            )}
          </label>
        ))}
      </fieldset>
      <label htmlFor={reasonId}>{t('review.reason')}</label>
      <textarea
        id={reasonId}
        className="field"
        rows={2}
        value={reason}
        placeholder={t('review.reasonHint')}
        aria-invalid={missing && !reason.trim()}
        aria-describedby={missing ? errorId : undefined}
        data-testid="review-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={byId}>{t('review.by')}</label>
      <span className="field">
        <input
          id={byId}
          value={by}
          autoComplete="name"
          aria-invalid={missing && !by.trim()}
          data-testid="review-by"
          onChange={(event) => setBy(event.target.value)}
        />
      </span>
      {missing && (
        <p id={errorId} className="field-error" role="alert">
          {t('review.needed')}
        </p>
      )}
      <div className="button-row">
        <button type="submit" className="button primary small" data-testid="review-keep">
          {t('review.keep')}
        </button>
        <button type="button" className="button small ghost" onClick={onCancel}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  );
}
