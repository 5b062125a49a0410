import { length, quantityText } from '../../i18n/quantity.ts';
import type { ScreeningRecord } from '../../record/record.ts';
import { ReportMenu } from '../report/report-menu.tsx';
import { showReport } from '../report/report-store.ts';
import { useServices } from '../shared/plan-context.ts';
import { AreaText } from '../shared/quantity-text.tsx';
import { Scale, ScaleLabels } from '../shared/scale.tsx';
import { IntervalChips } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { openRecord } from '../state/cases.ts';
import { useRecordOutlines } from '../state/outlines.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { NoteEditor } from './note-editor.tsx';
import { Pane } from './pane.tsx';
import { removeRecords } from './record-commands.ts';
import { momentText } from './record-text.ts';
import { ReviewList } from './review-list.tsx';
import { useFullRecord } from './use-full-record.ts';
import { VerificationCard } from './verification-card.tsx';

/** One record: what it says, what the office keeps about it, and whether it still holds. */
export function RecordPane({ id }: { id: string }) {
  const { t } = useWords();
  const record = useFullRecord(id);
  useRecordOutlines(record ?? null);
  return (
    <Pane title={record?.site.name ?? t('records.pane')} testId="record-pane">
      {record === null && <p className="empty-state">{t('records.gone')}</p>}
      {record && <RecordBody record={record} />}
    </Pane>
  );
}

function RecordBody({ record }: { record: ScreeningRecord }) {
  const { t } = useWords();
  const { store } = useServices();
  const unkept = useRecords((state) => state.unkept.has(record.id));
  return (
    <>
      {unkept && (
        <p className="banner" role="alert">
          {t('records.notKeptHint')}
        </p>
      )}
      <div className="pane-part">
        <Scale ends={record.verdict} />
        <ScaleLabels ends={record.verdict} />
        <IntervalChips {...record.verdict} />
        <RecordFacts record={record} />
        <div className="button-row">
          <button
            type="button"
            className="button primary small"
            data-testid="open-as-case"
            onClick={() => openRecord(record)}
          >
            {t('records.open')}
          </button>
          <button
            type="button"
            className="button small"
            data-testid="record-report"
            onClick={() => showReport({ kind: 'report', record })}
          >
            {t('foot.report')}
          </button>
          <ReportMenu record={record} opens="down" />
          <button
            type="button"
            className="button small ghost"
            data-testid="delete-record"
            onClick={() => void removeRecords(store, [{ id: record.id, name: record.site.name }])}
          >
            {t('records.delete')}
          </button>
        </div>
      </div>
      <VerificationCard record={record} />
      <ReviewList record={record} />
      <NoteEditor key={record.id} id={record.id} />
      <Findings record={record} />
    </>
  );
}

function RecordFacts({ record }: { record: ScreeningRecord }) {
  const words = useWords();
  const { t } = words;
  const go = useView((state) => state.go);
  const { site, replaces } = record;
  return (
    <dl className="key-values">
      <dt>{t('records.area')}</dt>
      <dd>
        {site.areaEllipsoidM2 > 0 ? <AreaText areaM2={site.areaEllipsoidM2} /> : quantityText(length(site.lengthM))}
      </dd>
      <dt>{t('records.openMatters')}</dt>
      <dd>{t('records.openCount', { count: record.unknowns.length })}</dd>
      <dt>{t('records.made')}</dt>
      <dd>{momentText(record.createdAt, words)}</dd>
      <dt>{t('records.id')}</dt>
      <dd className="code">
        {record.id} · {t('records.fingerprint', { short: record.fingerprint.slice(0, 8) })}
      </dd>
      {replaces && (
        <>
          <dt>{t('records.replaces')}</dt>
          <dd>
            <button type="button" className="link" onClick={() => go('records', replaces.id)}>
              {replaces.id}
            </button>
          </dd>
        </>
      )}
    </dl>
  );
}

function Findings({ record }: { record: ScreeningRecord }) {
  const { t, text } = useWords();
  const told = record.findings.filter(({ atWorst, encourage }) => atWorst !== 'clear' && !encourage);
  return (
    <section className="pane-part" aria-label={t('records.findings')}>
      <h3>{t('records.findings')}</h3>
      <table>
        <tbody>
          {told.map((finding) => (
            <tr key={finding.ruleId}>
              <td>
                <b>{finding.ruleId}</b> {text(finding.title)}
              </td>
              <td>
                <IntervalChips atLeast={finding.atLeast} atWorst={finding.atWorst} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
