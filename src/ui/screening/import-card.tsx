import { Trouble } from '../shared/problem-callout.tsx';
import { useWords } from '../shared/words.ts';
import { acceptChoice, dropImport, useImport } from '../state/import.ts';
import { useView } from '../state/view.ts';
import { openFileInput } from './file-input.tsx';
import { ImportCandidates } from './import-candidates.tsx';
import { ImportParcels } from './import-parcels.tsx';

/** Warnings listed; a file with hundreds says the same thing over and over. */
const WARNINGS_SHOWN = 20;

/** A file that needs a word: what was found, where, and what can be done. Nothing is imported until picked. */
export function ImportCard() {
  const { t } = useWords();
  const { progress, reply, problem, choice } = useImport();
  if (progress) return <ReadingCard />;
  const inspection = reply?.inspection;
  const choosing = inspection?.outcome === 'choose';
  const repairing = choice !== null && reply?.candidates[choice]?.unrepaired !== undefined;
  const more = (inspection?.warnings.length ?? 0) - WARNINGS_SHOWN;
  return (
    <div className="import-card" data-testid="import-card">
      {problem && <Trouble alert problem={problem} level="prohibit" lead={t('import.failed')} />}
      {inspection?.outcome === 'reject' && inspection.error && (
        <Trouble alert problem={inspection.error} level="prohibit" lead={t('import.rejected')} />
      )}
      {choosing && inspection.error && (
        <Trouble alert problem={inspection.error} level="condition" lead={t('import.choose')} />
      )}
      {inspection?.warnings.slice(0, WARNINGS_SHOWN).map((warning) => (
        <Trouble key={`${warning.code} ${JSON.stringify(warning.where)}`} problem={warning} level="notice" />
      ))}
      {more > 0 && <p className="muted import-note">{t('app.more', { count: more })}</p>}
      {choosing && <ImportCandidates candidates={reply?.candidates ?? []} />}
      {reply?.parcels && <ImportParcels table={reply.parcels} attributes={reply.inspection.attributes ?? []} />}
      <div className="button-row">
        {choosing && (
          <button
            type="button"
            className="button primary"
            disabled={choice === null}
            data-testid="accept-candidate"
            onClick={() => void acceptChoice()}
          >
            {t(repairing ? 'import.useRepair' : 'import.use')}
          </button>
        )}
        <button type="button" className="button" onClick={openFileInput}>
          {t('import.other')}
        </button>
        <button type="button" className="button ghost" data-testid="cancel-import" onClick={dropImport}>
          {t(repairing ? 'import.refuse' : 'app.cancel')}
        </button>
      </div>
      {choosing && <p className="muted import-note">{t('import.note')}</p>}
    </div>
  );
}

/** How far a file has been read, and the way to stop it. */
function ReadingCard() {
  const { t } = useWords();
  const { fileName, progress } = useImport();
  const toast = useView((state) => state.toast);
  const percent = Math.round(100 * (progress?.share ?? 0));
  const stage = t(`import.stage.${progress?.stage ?? 'reading'}`);
  return (
    <div className="import-card" data-testid="import-card">
      <p role="status">{t('import.reading', { file: fileName ?? '' })}</p>
      <div
        className="progress"
        role="progressbar"
        aria-label={stage}
        // Where only the stage is known, no share is claimed.
        {...(percent > 0 && { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <span className={percent > 0 ? undefined : 'unmeasured'} style={percent > 0 ? { width: `${percent}%` } : {}} />
      </div>
      <div className="button-row">
        <span className="muted grow">
          {stage}
          {percent > 0 && ` · ${percent}\u202f%`}
        </span>
        <button
          type="button"
          className="button small"
          data-testid="stop-import"
          onClick={() => {
            dropImport();
            toast('import.cancelled');
          }}
        >
          {t('import.stop')}
        </button>
      </div>
    </div>
  );
}
