import { IconFileImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { type CaseFileKind, loadCaseFile } from '../state/case-file.ts';

/** Button that takes a project or parameters file. */
export function JsonInput({ kind }: { kind: CaseFileKind }) {
  const { t } = useWords();
  const { ruleset } = usePlan();
  const chooser = useRef<HTMLInputElement>(null);
  const label = t(`${kind}.import`);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json"
        aria-label={label}
        data-testid={`${kind}-file`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void loadCaseFile(kind, file, ruleset);
        }}
      />
      <button type="button" className="button small ghost" onClick={() => chooser.current?.click()}>
        <IconFileImport size={16} stroke={1.7} aria-hidden="true" />
        {label}
      </button>
    </>
  );
}
