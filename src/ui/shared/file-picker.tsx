import { type ReactNode, useRef } from 'react';

interface FilePickerProps {
  readonly label: string;
  /** Endings of the names to choose from, as `accept` of an input has them. */
  readonly accept: string;
  readonly testId: string;
  readonly multiple?: boolean;
  /** Given what was chosen; never called with nothing. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
  /** What opens the choice. */
  readonly children: (open: () => void) => ReactNode;
}

/** A hidden file input and whatever opens it. The same file can be chosen twice in a row. */
export function FilePicker({ label, accept, testId, multiple = false, onFiles, children }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={multiple}
        accept={accept}
        aria-label={label}
        data-testid={testId}
        onChange={(event) => {
          const [first, ...rest] = event.target.files ?? [];
          event.target.value = '';
          if (first) onFiles([first, ...rest]);
        }}
      />
      {children(() => input.current?.click())}
    </>
  );
}
