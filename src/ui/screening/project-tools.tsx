import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { saveProjectFile } from '../state/case-file.ts';
import { JsonInput } from './json-input.tsx';

/** The answers as a file, in and out. */
export function ProjectTools() {
  const { t } = useWords();
  const name = useCase((state) => state.present.site?.name ?? '');
  const empty = useCase(
    ({ present }) => Object.keys(present.answers).length + Object.keys(present.overrides).length === 0,
  );
  return (
    <div className="project-tools">
      <JsonInput kind="project" />
      <button
        type="button"
        className="button small ghost"
        disabled={empty}
        data-testid="project-export"
        onClick={() => saveProjectFile(name)}
      >
        <IconDownload size={16} stroke={1.7} aria-hidden="true" />
        {t('project.export')}
      </button>
    </div>
  );
}
