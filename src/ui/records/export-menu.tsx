import type { ReactNode } from 'react';
import { Menu } from '../shared/menu.tsx';
import { useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { exportRecords } from './record-commands.ts';

interface ExportMenuProps {
  readonly ids: readonly string[];
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly label: string;
  readonly testId: string;
}

/** Hands records out as one file, in the form that is chosen; a single record is a file of its own anyway. */
export function ExportMenu({ ids, button, buttonClass, label, testId }: ExportMenuProps) {
  const { t } = useWords();
  const { store } = useServices();
  if (ids.length < 2) {
    return (
      <button
        type="button"
        className={buttonClass}
        disabled={ids.length === 0}
        data-testid={testId}
        onClick={() => void exportRecords(store, ids, 'jsonl')}
      >
        {button}
      </button>
    );
  }
  return (
    <Menu
      button={button}
      buttonClass={buttonClass}
      label={label}
      testId={testId}
      items={(
        [
          ['jsonl', 'records.exportJsonl'],
          ['zip', 'records.exportZip'],
        ] as const
      ).map(([format, key]) => ({
        testId: `${testId}-${format}`,
        label: t(key),
        act: () => void exportRecords(store, ids, format),
      }))}
    />
  );
}
