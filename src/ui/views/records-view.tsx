import type { ScreeningRecord } from '../../record/record.ts';
import { useServices } from '../shared/plan-context.ts';
import { saveRecordJson } from '../shared/save-file.ts';
import { Scale } from '../shared/scale.tsx';
import { levelKey } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';
import { openRecord } from '../state/cases.ts';
import { deleteRecord, saveRecord, useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';

/** Records kept in this browser. */
export function RecordsView() {
  const { t } = useWords();
  const records = useRecords((state) => state.records);
  const go = useView((state) => state.go);
  return (
    <>
      <div className="view-head">
        <h2>{t('records.title')}</h2>
        <span className="muted">{t('records.summary', { count: records.length })}</span>
      </div>
      <div className="panel-scroll" data-testid="records-view">
        {records.length === 0 && (
          <p className="empty-state">
            {t('records.empty')}{' '}
            <button type="button" className="link" onClick={() => go('screen')}>
              {t('records.goScreen')}
            </button>
          </p>
        )}
        <ul>
          {records.map((record) => (
            <RecordRow key={record.id} record={record} />
          ))}
        </ul>
      </div>
    </>
  );
}

function RecordRow({ record }: { record: ScreeningRecord }) {
  const { t, locale } = useWords();
  const { store } = useServices();
  const toast = useView((state) => state.toast);
  const { atLeast, atWorst } = record.verdict;
  const low = t(levelKey(atLeast));
  const high = t(levelKey(atWorst));
  const remove = () =>
    void deleteRecord(store, record.id).then(() =>
      toast('app.deleted', { name: record.site.name }, () => void saveRecord(store, record)),
    );
  return (
    <li className="record-row" data-testid={`record-${record.id}`}>
      <span>
        <h3>{record.site.name}</h3>
        <small>
          {new Date(record.createdAt).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB')} ·{' '}
          {t('records.fingerprint', { short: record.fingerprint.slice(0, 8) })}
        </small>
      </span>
      <span className="verdict-short">
        <Scale ends={record.verdict} mini />
        {atLeast === atWorst ? low : t('effect.range', { low, high })}
      </span>
      <span className="button-row">
        <button type="button" className="button small" onClick={() => openRecord(record)}>
          {t('records.open')}
        </button>
        <button type="button" className="button small ghost" onClick={() => saveRecordJson(record)}>
          {t('records.exportJson')}
        </button>
        <button type="button" className="button small ghost" data-testid="delete-record" onClick={remove}>
          {t('records.delete')}
        </button>
      </span>
    </li>
  );
}
