import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEventHandler } from 'react';

interface SearchFieldProps {
  /** Names the field, and stands in it while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (query: string) => void;
  readonly testId: string;
  /** Takes the room that its neighbours leave. */
  readonly grow?: boolean;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
}

/** Where a list is searched. */
export function SearchField({ label, value, onChange, testId, grow = false, onKeyDown }: SearchFieldProps) {
  return (
    <span className={grow ? 'field grow' : 'field'}>
      <IconSearch size={15} aria-hidden="true" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        data-testid={testId}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
