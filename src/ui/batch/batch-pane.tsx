import { crsWords } from '../../i18n/crs-words.ts';
import type { SiteReading } from '../../run/batch-plan.ts';
import { Pane } from '../records/pane.tsx';
import { transformKey } from '../screening/import-candidates.tsx';
import { FilePicker } from '../shared/file-picker.tsx';
import { useServices } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { useWords, type Words } from '../shared/words.ts';
import {
  chooseReading,
  clearBatch,
  isSettled,
  runBatch,
  startBatch,
  stopBatch,
  useSiteBatch,
} from '../state/site-batch.ts';
import { BatchTable } from './batch-table.tsx';
import { useBatchOutlines } from './use-batch-outlines.ts';

/** Many sites screened alike: files in, progress, and a table of what came of each. */
export function BatchPane() {
  const { t } = useWords();
  const status = useSiteBatch((state) => state.status);
  const rows = useSiteBatch((state) => state.rows);
  useBatchOutlines();
  return (
    <Pane title={t('sites.title')} testId="batch-pane">
      <div className="pane-part">
        <Trouble />
        {status === 'empty' && <p>{t('sites.empty')}</p>}
        {status === 'reading' && <Reading />}
        {status === 'choosing' && <Readings />}
        {rows.length > 0 && <Progress />}
        <Actions />
      </div>
      {rows.length > 0 && <BatchTable rows={rows} />}
    </Pane>
  );
}

function Trouble() {
  const { locale } = useWords();
  const problem = useSiteBatch((state) => state.problem);
  return (
    problem && (
      <p className="callout error" role="alert" data-code={problem.code}>
        {problemText(problem, locale)}
      </p>
    )
  );
}

function Reading() {
  const { t } = useWords();
  const { fileName, readCount } = useSiteBatch();
  return <p role="status">{t('sites.reading', { file: fileName, count: readCount })}</p>;
}

function Readings() {
  const words = useWords();
  const { t } = words;
  const { fileName, readings } = useSiteBatch();
  return (
    <fieldset className="batch-readings" data-testid="batch-readings">
      <legend>{t('sites.choose', { file: fileName })}</legend>
      {readings.map((reading) => (
        <button
          key={JSON.stringify([reading.crs.epsg, reading.layer, reading.transform])}
          type="button"
          className="button"
          onClick={() => chooseReading(reading)}
        >
          <b>{readingWords(reading, words)}</b>
          <small>
            {t('sites.lands', {
              lon: reading.centroid[0]?.toFixed(4) ?? '',
              lat: reading.centroid[1]?.toFixed(4) ?? '',
            })}
            {' · '}
            {t(reading.plausible ? 'sites.plausible' : 'sites.implausible')}
          </small>
        </button>
      ))}
    </fieldset>
  );
}

function readingWords({ crs, layer, transform }: SiteReading, { t, locale }: Words): string {
  const done = transform?.split('+').map((one) => t(transformKey(one))) ?? [];
  return [layer, crsWords(crs.epsg, locale), ...done].filter(Boolean).join(' · ');
}

function Progress() {
  const words = useWords();
  const { t } = words;
  const { status, rows, startedMs, leftAtStart } = useSiteBatch();
  const total = rows.length;
  const done = rows.filter(isSettled).length;
  const failed = rows.filter(({ problem }) => problem !== null).length;
  const running = status === 'running';
  const made = leftAtStart - (total - done);
  const leftMs = made > 0 ? ((performance.now() - startedMs) / made) * (total - done) : null;
  const key = running ? 'sites.progress' : status === 'done' ? 'sites.done' : 'sites.stopped';
  return (
    <>
      <p role="status" data-testid="batch-summary" data-status={status}>
        <b>{t(key, { done, total })}</b>
        {running && leftMs !== null && ` · ${t('sites.left', { time: timeWords(leftMs, words) })}`}
        {failed > 0 && ` · ${t('sites.failedCount', { count: failed })}`}
      </p>
      {running && <progress value={done} max={total} aria-label={t('sites.title')} />}
    </>
  );
}

const MINUTE_MS = 60_000;

function timeWords(leftMs: number, { t }: Words): string {
  if (leftMs > 2 * MINUTE_MS) return t('sites.minutes', { count: Math.round(leftMs / MINUTE_MS) });
  return t('sites.seconds', { count: Math.max(1, Math.round(leftMs / 1000)) });
}

function Actions() {
  const { t } = useWords();
  const { client, store, formats } = useServices();
  const status = useSiteBatch((state) => state.status);
  const busy = status === 'running' || status === 'reading' || status === 'choosing';
  const accept = formats.flatMap(({ extensions }) => extensions.map((one) => `.${one.replace(/^\./, '')}`)).join(',');
  return (
    <div className="button-row">
      {busy && (
        <button type="button" className="button small" data-testid="batch-stop" onClick={() => stopBatch(store)}>
          {t('sites.stop')}
        </button>
      )}
      {status === 'stopped' && (
        <button
          type="button"
          className="button primary small"
          data-testid="batch-resume"
          onClick={() => void runBatch(client, store)}
        >
          {t('sites.resume')}
        </button>
      )}
      {status === 'empty' && (
        <FilePicker
          label={t('sites.pick')}
          accept={accept}
          testId="batch-input"
          multiple
          onFiles={(files) => void startBatch(client, store, files)}
        >
          {(open) => (
            <button type="button" className="button primary small" onClick={open}>
              {t('sites.pick')}
            </button>
          )}
        </FilePicker>
      )}
      {(status === 'stopped' || status === 'done') && (
        <button type="button" className="button small" data-testid="batch-clear" onClick={() => clearBatch(store)}>
          {t('sites.clear')}
        </button>
      )}
    </div>
  );
}
