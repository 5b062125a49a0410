import { IconDownload } from '@tabler/icons-react';
import { JsonInput } from '../screening/json-input.tsx';
import { RefusedFileNote } from '../screening/refused-file.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { saveParametersFile } from '../state/case-file.ts';
import { useView } from '../state/view.ts';
import { dropTrial } from '../state/what-if.ts';

/** How many parameters differ, and the whole set as a file: the one the command line takes with `--parameters`. */
export function ProfileBar() {
  const { t } = useWords();
  const count = useCase((state) => Object.keys(state.present.parameters).length);
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const toast = useView((state) => state.toast);
  return (
    <div className="profile-bar">
      <span className={count > 0 ? 'tag assumed' : 'muted'} data-testid="changed-count">
        {count > 0 ? t('parameters.changedCount', { count }) : t('parameters.noneChanged')}
      </span>
      <span className="grow" />
      {count > 0 && (
        <button
          type="button"
          className="button small"
          data-testid="parameters-reset-all"
          onClick={() => {
            dropTrial();
            change({ parameters: {} });
            toast('parameters.resetDone', {}, undo);
          }}
        >
          {t('parameters.resetAll')}
        </button>
      )}
      <JsonInput kind="parameters" />
      <button
        type="button"
        className="button small ghost"
        disabled={count === 0}
        data-testid="parameters-export"
        onClick={saveParametersFile}
      >
        <IconDownload size={16} stroke={1.7} aria-hidden="true" />
        {t('parameters.export')}
      </button>
      <RefusedFileNote kind="parameters" />
    </div>
  );
}
