import type { ReactNode } from 'react';
import { useServices } from '../shared/plan-context.ts';
import { Popover } from '../shared/popover.tsx';
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
    <Popover button={button} buttonClass={buttonClass} label={label} testId={testId}>
      {(close) =>
        (
          [
            ['jsonl', 'records.exportJsonl'],
            ['zip', 'records.exportZip'],
          ] as const
        ).map(([format, key]) => (
          <button
            key={format}
            type="button"
            className="menu-item"
            data-testid={`${testId}-${format}`}
            onClick={() => {
              close();
              void exportRecords(store, ids, format);
            }}
          >
            {t(key)}
          </button>
        ))
      }
    </Popover>
  );
}
