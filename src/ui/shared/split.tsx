import { type ReactNode, useEffect, useRef } from 'react';

interface SplitProps {
  readonly list: ReactNode;
  /** What is opened of the list; null while nothing is. */
  readonly pane: ReactNode;
  /** What is opened, by name; its row carries `aria-current` and is brought into sight. */
  readonly opened: string | null;
  /** Leaves more of the map in sight, where the map is what is looked at. */
  readonly slim?: boolean;
}

/** A list and what is opened of it: beside each other where there is room, else one in the place of the other. */
export function Split({ list, pane, opened, slim = false }: SplitProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened !== null) box.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  return (
    <div ref={box} className={`split${pane ? ' opened' : ''}${slim ? ' slim' : ''}`}>
      <div className="split-list">{list}</div>
      {pane && <div className="split-pane">{pane}</div>}
    </div>
  );
}
