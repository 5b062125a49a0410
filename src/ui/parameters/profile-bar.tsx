import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Problem } from '../../kernel/problem.ts';
import { readParameterOverrides } from '../../project/read-parameters.ts';
import { parseJsonBytes } from '../../run/parse-json.ts';
import { usePlan } from '../shared/plan-context.ts';
import { problemText } from '../shared/problem-text.ts';
import { saveFile } from '../shared/save-file.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { dropTrial } from '../state/what-if.ts';

/** How many parameters differ, and the whole set as a file: the one the command line takes with `--parameters`. */
export function ProfileBar() {
  const { t, locale } = useWords();
  const { ruleset } = usePlan();
  const parameters = useCase((state) => state.present.parameters);
  const change = useCase((state) => state.change);
  const undo = useCase((state) => state.undo);
  const toast = useView((state) => state.toast);
  const chooser = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const count = Object.keys(parameters).length;

  const load = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const json = parseJsonBytes(bytes, file.name);
    const read = json.ok ? readParameterOverrides(json.value, ruleset.parameters) : json;
    setProblems(read.ok ? [] : read.problems);
    if (!read.ok) return;
    dropTrial();
    change({ parameters: read.value.parameters });
    toast('parameters.imported', { count: Object.keys(read.value.parameters).length }, undo);
  };
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
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json"
        aria-label={t('parameters.import')}
        data-testid="parameters-file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void load(file);
        }}
      />
      <button
        type="button"
        className="button small ghost icon-only"
        title={t('parameters.import')}
        aria-label={t('parameters.import')}
        onClick={() => chooser.current?.click()}
      >
        <IconFileImport size={17} stroke={1.7} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button small ghost icon-only"
        title={t('parameters.export')}
        aria-label={t('parameters.export')}
        disabled={count === 0}
        data-testid="parameters-export"
        onClick={() => saveFile('parameters.json', `${JSON.stringify({ parameters }, null, 2)}\n`, 'application/json')}
      >
        <IconDownload size={17} stroke={1.7} aria-hidden="true" />
      </button>
      {problems.length > 0 && (
        <div className="callout error" role="alert" data-code={problems[0]?.code}>
          <b>{t('parameters.refused')}</b>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.where?.field ?? ''}`}>{problemText(problem, locale)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
