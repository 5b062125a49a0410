import type { ReactNode } from 'react';
import type { Problem } from '../../kernel/problem.ts';
import { placeText, problemText } from './problem-text.ts';
import { SeverityIcon } from './severity.tsx';
import { useWords } from './words.ts';

interface ProblemCalloutProps {
  readonly problem: Problem;
  /** What it befell, said before it. */
  readonly lead?: string;
}

/** What happened and where, as a box that is read out at once. */
export function ProblemCallout({ problem, lead }: ProblemCalloutProps) {
  const { locale } = useWords();
  const kind = problem.severity === 'error' ? 'error' : 'warn';
  return (
    <p className={`callout ${kind}`} role="alert" data-code={problem.code}>
      {lead && `${lead} · `}
      {problemText(problem, locale)} {placeText(problem.where, locale)}
    </p>
  );
}

interface TroubleProps {
  readonly problem: Problem;
  readonly level: 'prohibit' | 'condition' | 'notice';
  /** What follows from it. */
  readonly lead?: string;
  /** What can be done about it, at its end. */
  readonly action?: ReactNode;
  /** Read out as soon as it is there. */
  readonly alert?: boolean;
}

/** One thing a file was found to have, with the icon of how bad it is and its place in the file or on the ground. */
export function Trouble({ problem, level, lead, action, alert = false }: TroubleProps) {
  const { locale } = useWords();
  const where = placeText(problem.where, locale);
  return (
    <div className={`trouble sev ${level}`} role={alert ? 'alert' : 'note'} data-code={problem.code}>
      <SeverityIcon level={level} />
      <span>
        <b>{problemText(problem, locale)}</b>
        {where && <span className="where"> {where}</span>}
        {lead && <span> {lead}</span>}
      </span>
      {action}
    </div>
  );
}
