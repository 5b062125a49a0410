import type { ReactNode } from 'react';
import { Popover } from './popover.tsx';

export interface MenuItem {
  readonly testId: string;
  readonly label: string;
  readonly act: () => void;
}

interface MenuProps {
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly label: string;
  readonly testId: string;
  readonly panelClass?: string;
  readonly items: readonly MenuItem[];
}

/** A button with a list of things to do under it, of which one is picked. */
export function Menu({ items, ...popover }: MenuProps) {
  return (
    <Popover {...popover}>
      {(close) =>
        items.map(({ testId, label, act }) => (
          <button
            key={testId}
            type="button"
            className="menu-item"
            data-testid={testId}
            onClick={() => {
              close();
              act();
            }}
          >
            {label}
          </button>
        ))
      }
    </Popover>
  );
}
