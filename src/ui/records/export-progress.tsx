import { useWords } from '../shared/words.ts';
import { cancelExport, useExportJob } from '../state/export-job.ts';

/** How far many records are on their way into a file; nothing while none are. */
export function ExportProgress() {
  const { t } = useWords();
  const { running, done, total } = useExportJob();
  if (!running) return null;
  return (
    <div className="export-progress" role="status" data-testid="export-progress">
      <span className="grow">{t('records.exporting', { done, total })}</span>
      <progress value={done} max={total} aria-label={t('records.exporting', { done, total })} />
      <button type="button" className="button small" data-testid="cancel-export" onClick={cancelExport}>
        {t('app.cancel')}
      </button>
    </div>
  );
}
