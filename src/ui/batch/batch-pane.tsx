import { crsWords } from '../../i18n/crs-words.ts';
import type { MessageKey } from '../../i18n/message.ts';
import type { SiteReading } from '../../run/batch-plan.ts';
import { Pane } from '../records/pane.tsx';
import { transformKey } from '../screening/import-candidates.tsx';
import { FilePicker } from '../shared/file-picker.tsx';
import { NameAttributeSelect } from '../shared/name-attribute.tsx';
import { useServices } from '../shared/plan-context.ts';
import { ProblemCallout } from '../shared/problem-callout.tsx';
import { useWords, type Words } from '../shared/words.ts';
import { runBatch } from '../state/batch-run.ts';
import { chooseNames, chooseReading, clearBatch, startBatch, stopBatch } from '../state/batch-start.ts';
import { isSettled, useSiteBatch } from '../state/site-batch.ts';
import { BatchChanges } from './batch-changes.tsx';
import { BatchTable } from './batch-table.tsx';
import { useBatchOutlines } from './use-batch-outlines.ts';

/** Many sites screened alike: files in, progress, and a table of what came of each. */
export function BatchPane() {
  const { t } = useWords();
  const status = useSiteBatch((state) => state.status);
  const rows = useSiteBatch((state) => state.rows);
  useBatchOutlines();
  const isShown = rows.length > 0 && status !== 'reading' && status !== 'choosing' && status !== 'naming';
  return (
    <Pane title={t('sites.title')} testId="batch-pane">
      <div className="pane-part">
        <Trouble />
        {status === 'empty' && <p>{t('sites.empty')}</p>}
        {status === 'reading' && <Reading />}
        {status === 'choosing' && <Readings />}
        {status === 'naming' && <Names />}
        {isShown && <Progress />}
        {(status === 'done' || status === 'stopped') && <BatchChanges />}
        <Actions />
      </div>
      {isShown && <BatchTable rows={rows} />}
    </Pane>
  );
}

function Trouble() {
  const problem = useSiteBatch((state) => state.problem);
  return problem && <ProblemCallout problem={problem} />;
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

/** By which attribute the sites are called, before they are screened under these names. */
function Names() {
  const { t } = useWords();
  const { fileName, attributes, calledBy } = useSiteBatch();
  return (
    <div className="batch-readings" data-testid="batch-names">
      <p>{t('names.ask', { file: fileName })}</p>
      <NameAttributeSelect
        attributes={attributes}
        value={calledBy}
        onChange={(attribute) => useSiteBatch.setState({ calledBy: attribute })}
      />
      <div className="button-row">
        <button
          type="button"
          className="button primary small"
          data-testid="batch-named"
          onClick={() => chooseNames('named')}
        >
          {t('names.goOn')}
        </button>
      </div>
    </div>
  );
}

function readingWords({ crs, layer, transform }: SiteReading, { t, locale }: Words): string {
  const done = transform?.split('+').map((one) => t(transformKey(one))) ?? [];
  return [layer, crsWords(crs.epsg, locale), ...done].filter(Boolean).join(' · ');
}

function Progress() {
  const words = useWords();
  const { t } = words;
  const { status, rows, startedMs, leftAtStart, left } = useSiteBatch();
  const total = rows.length;
  const running = status === 'running';
  const done = running ? total - left : rows.filter(isSettled).length;
  const failed = rows.filter(({ problem }) => problem !== null).length;
  const made = leftAtStart - left;
  const leftMs = made > 0 ? ((performance.now() - startedMs) / made) * left : null;
  return (
    <>
      <p role="status" data-testid="batch-summary" data-status={status}>
        <b>{t(PROGRESS[status] ?? 'sites.stopped', { done, total })}</b>
        {running && leftMs !== null && ` · ${t('sites.left', { time: timeWords(leftMs, words) })}`}
        {failed > 0 && ` · ${t('sites.failedCount', { count: failed })}`}
      </p>
      {(running || status === 'elsewhere') && <progress value={done} max={total} aria-label={t('sites.title')} />}
    </>
  );
}

const PROGRESS: Readonly<Partial<Record<string, MessageKey>>> = {
  running: 'sites.progress',
  elsewhere: 'sites.elsewhere',
  done: 'sites.done',
};

const MINUTE_MS = 60_000;

function timeWords(leftMs: number, { t }: Words): string {
  if (leftMs > 2 * MINUTE_MS) return t('sites.minutes', { count: Math.round(leftMs / MINUTE_MS) });
  return t('sites.seconds', { count: Math.max(1, Math.round(leftMs / 1000)) });
}

function Actions() {
  const { t } = useWords();
  const { client, store, formats } = useServices();
  const status = useSiteBatch((state) => state.status);
  const busy = status === 'running' || status === 'reading' || status === 'choosing' || status === 'naming';
  const pick = status === 'empty' ? 'sites.pick' : 'sites.another';
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
      {(status === 'empty' || status === 'stopped' || status === 'done') && (
        <FilePicker
          label={t(pick)}
          accept={accept}
          testId="batch-input"
          multiple
          onFiles={(files) => void startBatch(client, store, files)}
        >
          {(open) => (
            <button type="button" className={`button small${status === 'empty' ? ' primary' : ''}`} onClick={open}>
              {t(pick)}
            </button>
          )}
        </FilePicker>
      )}
      {(status === 'stopped' || status === 'done') && (
        <button type="button" className="button small" data-testid="batch-clear" onClick={() => void clearBatch(store)}>
          {t('sites.clear')}
        </button>
      )}
    </div>
  );
}
