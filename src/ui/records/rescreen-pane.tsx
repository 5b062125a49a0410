import type { RecordSummary } from '../../record/record-summary.ts';
import { useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { useWords } from '../shared/words.ts';
import { dropRecords, useRecords } from '../state/records.ts';
import {
  affectedRows,
  cancelRescreen,
  dropRescreen,
  keepRescreened,
  startRescreen,
  useRescreen,
} from '../state/rescreen.ts';
import { useView } from '../state/view.ts';
import { FlipCard } from './flip-card.tsx';
import { Pane } from './pane.tsx';

/** Kept records on today's layers and rules: only what comes out otherwise is listed, and nothing old is overwritten. */
export function RescreenPane() {
  const { t } = useWords();
  const status = useRescreen((state) => state.status);
  return (
    <Pane title={t('rescreen.title')} testId="rescreen-pane">
      {status === 'idle' ? <Offer /> : <Outcome />}
    </Pane>
  );
}

function Offer() {
  const { t } = useWords();
  const { client, store } = useServices();
  const { rows, notes } = useRecords();
  const inputsNow = useRescreen((state) => state.inputsNow);
  const affected = affectedRows(rows, notes, inputsNow);
  return (
    <div className="pane-part">
      <p>
        {affected.length > 0
          ? t('rescreen.affected', { count: affected.length, total: rows.length })
          : t('rescreen.none', { total: rows.length })}
      </p>
      <p className="muted">{t('rescreen.how')}</p>
      <div className="button-row">
        {affected.length > 0 && (
          <button
            type="button"
            className="button primary small"
            data-testid="rescreen-affected"
            onClick={() => void startRescreen(client, store, affected, 'touched')}
          >
            {t('rescreen.startAffected', { count: affected.length })}
          </button>
        )}
        <button
          type="button"
          className="button small"
          disabled={rows.length === 0}
          data-testid="rescreen-all"
          onClick={() => void startRescreen(client, store, rows, 'all')}
        >
          {t('rescreen.startAll', { count: rows.length })}
        </button>
      </div>
    </div>
  );
}

/** Records that were not computed, because no layer changed near their sites. */
function Untouched({ rows }: { rows: readonly RecordSummary[] }) {
  const { t } = useWords();
  const go = useView((state) => state.go);
  return (
    <details className="disclosure" data-testid="rescreen-untouched">
      <summary>{t('rescreen.untouched', { count: rows.length })}</summary>
      <ul className="untouched-list">
        {rows.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => go('records', id)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Outcome() {
  const { t } = useWords();
  const { store } = useServices();
  const { status, done, total, elapsedMs, flipped, unscreened, untouched } = useRescreen();
  const toast = useView((state) => state.toast);
  const running = status === 'running';
  const keep = async () => {
    const { problem, ids } = await keepRescreened(store);
    if (problem) toast('records.notKeptHint');
    else toast('rescreen.kept', { count: ids.length }, () => void dropRecords(store, ids));
  };
  return (
    <>
      <div className="pane-part">
        <h3 aria-live="polite" data-testid="rescreen-summary">
          {running
            ? t('rescreen.progress', { done, total })
            : t(status === 'cancelled' ? 'rescreen.cancelled' : 'rescreen.summary', {
                done,
                total,
                count: flipped.length,
                seconds: (elapsedMs / 1000).toFixed(1),
              })}
        </h3>
        {running && (
          <>
            <progress value={done} max={total} aria-label={t('rescreen.title')} />
            <div className="button-row">
              <button type="button" className="button small" data-testid="rescreen-cancel" onClick={cancelRescreen}>
                {t('app.cancel')}
              </button>
            </div>
          </>
        )}
        {!running && flipped.length === 0 && unscreened.length === 0 && <p>{t('rescreen.noFlips')}</p>}
        {unscreened.map(({ row, problem }) => (
          <ProblemCallout key={row.id} problem={problem} lead={row.name} />
        ))}
        {untouched.length > 0 && <Untouched rows={untouched} />}
      </div>
      {flipped.map((rescreening) => (
        <FlipCard key={rescreening.before.id} rescreening={rescreening} />
      ))}
      {!running && (
        <div className="pane-part">
          <div className="button-row">
            {flipped.length > 0 && (
              <button
                type="button"
                className="button primary small"
                data-testid="rescreen-keep"
                onClick={() => void keep()}
              >
                {t('rescreen.keep', { count: flipped.length })}
              </button>
            )}
            <button type="button" className="button small" onClick={dropRescreen}>
              {t(flipped.length > 0 ? 'rescreen.drop' : 'rescreen.again')}
            </button>
          </div>
          {flipped.length > 0 && <p className="muted">{t('rescreen.keepHint')}</p>}
        </div>
      )}
    </>
  );
}
