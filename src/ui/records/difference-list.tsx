import { IconChevronRight } from '@tabler/icons-react';
import { PART_WORDS } from '../../i18n/verify-words.ts';
import type { Difference } from '../../record/diff-records.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';

const LONGEST_VALUE = 60;

/** A value on one line; a long one is cut, it stands whole in the record. */
function shortValue(value: unknown, absent: string): string {
  if (value === undefined) return absent;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Every value in which two records differ, folded; inputs first, and the first of all is the one to look at first. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const { t, text } = useWords();
  const plan = usePlan();
  if (differences.length === 0) return null;
  const nameOf = ({ part, of }: Difference) => {
    const known = part === 'layer' ? plan.layers.get(of) : part === 'parameter' ? plan.parameters.get(of) : undefined;
    return known ? text(known.name) : of;
  };
  return (
    <details className="disclosure">
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        {t('verify.differences', { count: differences.length })}
      </summary>
      <ul className="difference-rows">
        {differences.map((difference, index) => {
          const { part, path, before, now } = difference;
          const words = PART_WORDS[part];
          return (
            <li key={`${part} ${difference.of} ${path}`}>
              {index === 0 && <span className="tag">{t('verify.first')}</span>} {words && text(words)}{' '}
              <b>{nameOf(difference)}</b> <span className="code">{path}</span>
              <span className="values">
                {shortValue(before, t('verify.absent'))} → {shortValue(now, t('verify.absent'))}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
