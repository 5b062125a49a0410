import type { MessageKey } from '../../i18n/message.ts';
import { useWords } from '../shared/words.ts';
import { cancelJob, type RecordsWork, useRecordsJob } from '../state/records-job.ts';

const WORDS: Readonly<Record<RecordsWork, MessageKey>> = {
  writing: 'records.exporting',
  saving: 'records.saving',
  deleting: 'records.deleting',
};

/** How far many records are on their way; nothing while none are. */
export function JobProgress() {
  const { t } = useWords();
  const { work, done, total } = useRecordsJob();
  if (!work) return null;
  const words = t(WORDS[work], { done, total });
  return (
    <div className="records-job" role="status" data-testid="records-job" data-work={work}>
      <span className="grow">{words}</span>
      <progress value={done} max={total} aria-label={words} />
      <button type="button" className="button small" data-testid="cancel-job" onClick={cancelJob}>
        {t('app.cancel')}
      </button>
    </div>
  );
}
