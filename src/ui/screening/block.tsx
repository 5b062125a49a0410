import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface BlockProps {
  readonly number: number;
  readonly title: string;
  readonly state: 'waiting' | 'active' | 'done';
  readonly summary?: ReactNode;
  readonly actions?: ReactNode;
  readonly testId: string;
  readonly children?: ReactNode;
}

/** One numbered block of the panel: a head of one line and, unless folded, what belongs to it. */
export function Block({ number, title, state, summary, actions, testId, children }: BlockProps) {
  return (
    <section className="block" aria-label={title} data-testid={testId}>
      <div className="block-head">
        <span className={`step ${state}`} aria-hidden="true">
          {state === 'done' ? <IconCheck size={14} stroke={2.4} /> : number}
        </span>
        <h2>{title}</h2>
        <span className="summary">{summary}</span>
        {actions}
      </div>
      {children}
    </section>
  );
}
