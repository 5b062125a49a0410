import { IconFileImport } from '@tabler/icons-react';
import { FilePicker } from '../shared/file-picker.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { type CaseFileKind, loadCaseFile } from '../state/case-file.ts';

/** Button that takes a project or parameters file. */
export function JsonInput({ kind }: { kind: CaseFileKind }) {
  const { t } = useWords();
  const { ruleset } = usePlan();
  const label = t(`${kind}.import`);
  return (
    <FilePicker
      label={label}
      accept=".json"
      testId={`${kind}-file`}
      onFiles={([file]) => void loadCaseFile(kind, file, ruleset)}
    >
      {(open) => (
        <button type="button" className="button small ghost" onClick={open}>
          <IconFileImport size={16} stroke={1.7} aria-hidden="true" />
          {label}
        </button>
      )}
    </FilePicker>
  );
}
