import { problemText } from '../shared/problem-text.ts';
import { Scale } from '../shared/scale.tsx';
import { levelKey } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { type BatchOutcome, closeBatch, stopBatch, useBatch } from '../state/batch.ts';
import { openRecord } from '../state/cases.ts';

/** Parcels being screened one by one: how far it has come, and each verdict as it is made. */
export function BatchCard() {
  const { t } = useWords();
  const { total, outcomes, running } = useBatch();
  if (total === 0) return null;
  const done = outcomes.length;
  const summary = running ? 'batch.progress' : done < total ? 'batch.stopped' : 'batch.done';
  return (
    <section className="batch" aria-label={t('batch.title')} data-testid="batch">
      <header>
        <b role="status">{t(summary, { done, total })}</b>
        <button
          type="button"
          className="button small"
          data-testid={running ? 'stop-batch' : 'close-batch'}
          onClick={running ? stopBatch : closeBatch}
        >
          {t(running ? 'import.stop' : 'batch.close')}
        </button>
      </header>
      {running && (
        <div
          className="progress"
          role="progressbar"
          aria-label={t('batch.title')}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
        >
          <span style={{ width: `${(100 * done) / total}%` }} />
        </div>
      )}
      <ul>
        {outcomes.map((outcome, index) => (
          // The same name may stand twice; the order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
          <Outcome key={index} {...outcome} />
        ))}
      </ul>
    </section>
  );
}

function Outcome({ name, record, problem }: BatchOutcome) {
  const { t, locale } = useWords();
  if (!record) {
    return (
      <li className="batch-row">
        <span className="batch-name">{name}</span>
        <span className="batch-trouble">
          {t('batch.failed')} · {problem && problemText(problem, locale)}
        </span>
      </li>
    );
  }
  const { atLeast, atWorst } = record.verdict;
  const [low, high] = [t(levelKey(atLeast)), t(levelKey(atWorst))];
  return (
    <li className="batch-row">
      <span className="batch-name">{name}</span>
      <span className="verdict-short">
        <Scale ends={record.verdict} mini />
        {atLeast === atWorst ? low : t('effect.range', { low, high })}
      </span>
      <button type="button" className="button small ghost" onClick={() => openRecord(record)}>
        {t('batch.open')}
        <span className="visually-hidden"> {name}</span>
      </button>
    </li>
  );
}
