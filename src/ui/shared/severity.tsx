import { useId } from 'react';
import type { MessageKey } from '../../i18n/message.ts';
import type { Effect } from '../../plan/effect.ts';
import { useWords } from './words.ts';

export type Level = Effect | 'unknown' | 'encourage';

const SHAPES: Readonly<Record<Exclude<Level, 'unknown'>, { body: React.ReactNode; sign: string }>> = {
  prohibit: {
    body: <path className="body" d="M6.6 1.5h6.8L18.5 6.6v6.8l-5.1 5.1H6.6L1.5 13.4V6.6z" />,
    sign: 'M6 10h8',
  },
  restrict: { body: <path className="body" d="M10 1.8 18.8 17.2H1.2z" />, sign: 'M10 7.4v4.2M10 14.3v.1' },
  condition: { body: <path className="body" d="M10 .8 19.2 10 10 19.2.8 10z" />, sign: 'M6.7 10.1l2.3 2.4 4.3-4.7' },
  notice: { body: <circle className="body" cx="10" cy="10" r="8.8" />, sign: 'M10 9.4v4.8M10 6v.1' },
  clear: {
    body: <rect className="body" x="1.4" y="1.4" width="17.2" height="17.2" rx="4" />,
    sign: 'M5.6 10.3l3 3.1 5.8-6.3',
  },
  encourage: {
    body: <circle className="body" cx="10" cy="10" r="8.8" />,
    sign: 'M10 14.6V9.4M10 10.6C10 7.6 7.6 6.6 5.8 6.6c0 2.6 1.6 4 4.2 4M10 9.4c0-2.4 1.8-3.6 4-3.6 0 2.4-1.4 3.8-4 3.8',
  },
};

const QUERY = 'M7.7 7.8a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.8-1.1 1.7M10 14.3v.1';

/** Seven outlines, so that the level survives without colour; always beside its word, hence hidden from readers. */
export function SeverityIcon({ level }: { level: Level }) {
  const pattern = useId();
  if (level === 'unknown') {
    return (
      <svg className="sev-icon sev unknown" viewBox="0 0 20 20" aria-hidden="true">
        <defs>
          <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatching" d="M0 3h6" />
          </pattern>
        </defs>
        <circle className="tint" cx="10" cy="10" r="8.4" />
        <circle className="ring" cx="10" cy="10" r="8.4" fill={`url(#${pattern})`} />
        <path className="halo" d={QUERY} />
        <path className="query" d={QUERY} />
      </svg>
    );
  }
  const { body, sign } = SHAPES[level];
  return (
    <svg className={`sev-icon sev ${level}`} viewBox="0 0 20 20" aria-hidden="true">
      {body}
      <path className="sign" d={sign} />
    </svg>
  );
}

export function levelKey(level: Level): MessageKey {
  return `effect.${level}`;
}

/** Icon, word and colour of a level together. */
export function LevelChip({ level }: { level: Level }) {
  const { t } = useWords();
  return (
    <span className={`chip sev ${level}`}>
      <SeverityIcon level={level} />
      {t(levelKey(level))}
    </span>
  );
}

/** An interval of levels as one or two chips. */
export function IntervalChips({ atLeast, atWorst }: { atLeast: Effect; atWorst: Effect }) {
  return (
    <span className="tag-list">
      <LevelChip level={atLeast} />
      {atLeast !== atWorst && (
        <>
          <span className="visually-hidden">…</span>
          <LevelChip level={atWorst} />
        </>
      )}
    </span>
  );
}
