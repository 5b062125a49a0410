import { IconDownload, IconFileImport, IconStack3 } from '@tabler/icons-react';
import { useState } from 'react';
import { FilePicker } from '../shared/file-picker.tsx';
import { useServices } from '../shared/plan-context.ts';
import { useWords, type Words } from '../shared/words.ts';
import { type ImportOutcome, importRecords, undoImport } from '../state/import-records.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { ExportMenu } from './export-menu.tsx';
import { BATCH } from './record-selection.ts';

function reasons({ same, conflict, unreadable }: ImportOutcome, { t, list }: Words): string {
  const counted = [
    ['same', same],
    ['conflict', conflict],
    ['unreadable', unreadable],
  ] as const;
  return list(counted.filter(([, count]) => count > 0).map(([why, count]) => t(`records.why.${why}`, { count })));
}

/** Title of the list, with taking records in and handing them all out. */
export function RecordsHead() {
  const words = useWords();
  const { t } = words;
  const { client, store } = useServices();
  const rows = useRecords((state) => state.rows);
  const toast = useView((state) => state.toast);
  const go = useView((state) => state.go);
  const [reading, setReading] = useState(false);

  const take = async (files: readonly File[]) => {
    setReading(true);
    const outcome = await importRecords(client, store, files);
    setReading(false);
    const { imported, tampered } = outcome;
    const skipped = outcome.same + outcome.conflict + outcome.unreadable;
    const why = reasons(outcome, words);
    const undo = () => void undoImport(store, outcome);
    if (imported.length === 0) toast('records.importedNone', { why });
    else if (skipped > 0) toast('records.importedSome', { count: imported.length, skipped, why }, undo);
    else toast('records.imported', { count: imported.length }, undo);
    if (tampered > 0) toast('records.importTampered', { count: tampered });
  };

  return (
    <div className="view-head">
      <h2>{t('records.title')}</h2>
      <span className="muted grow">{t(reading ? 'records.importing' : 'records.summary', { count: rows.length })}</span>
      <button type="button" className="button small" data-testid="open-batch" onClick={() => go('records', BATCH)}>
        <IconStack3 size={15} stroke={1.7} aria-hidden="true" />
        {t('sites.button')}
      </button>
      <FilePicker
        label={t('records.import')}
        accept=".json,.jsonl,.ndjson,.zip"
        testId="records-input"
        multiple
        onFiles={(files) => void take(files)}
      >
        {(open) => (
          <button type="button" className="button small" disabled={reading} onClick={open}>
            <IconFileImport size={15} stroke={1.7} aria-hidden="true" />
            {t('records.import')}
          </button>
        )}
      </FilePicker>
      <ExportMenu
        ids={rows.map(({ id }) => id)}
        button={
          <>
            <IconDownload size={15} stroke={1.7} aria-hidden="true" />
            {t('records.exportAll')}
          </>
        }
        buttonClass="button small"
        label={t('records.exportAll')}
        testId="export-all"
      />
    </div>
  );
}
