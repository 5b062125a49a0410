import { IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { DerivedAttribute } from '../../plan/question.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useScreening } from '../state/screening.ts';

const DerivedForm = lazy(async () => ({ default: (await import('./derived-form.tsx')).DerivedForm }));

const NONE: Readonly<Record<string, boolean | 'unknown'>> = {};

/** What follows from the answers by rule: each with what it rests on, and a person's word over it. */
export function DerivedList() {
  const { t } = useWords();
  const { ruleset } = usePlan();
  const derived = useScreening((state) => state.reply?.record.project.derived ?? NONE);
  const overrides = useCase((state) => state.present.overrides);
  const [open, setOpen] = useState<string | null>(null);
  const undecided = ruleset.derived.filter(({ id }) => derived[id] === 'unknown').length;
  const overruled = Object.keys(overrides).length;
  return (
    <details className="disclosure derived-list" data-testid="derived-list">
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        {t('project.derived', { count: ruleset.derived.length })}
        <span className="muted">
          {undecided > 0 && t('project.derivedOpen', { count: undecided })}
          {undecided > 0 && overruled > 0 && ' · '}
          {overruled > 0 && t('project.derivedOverruled', { count: overruled })}
        </span>
      </summary>
      <p className="muted">{t('project.derivedHint')}</p>
      <ul>
        {ruleset.derived.map((attribute) => (
          <li key={attribute.id} data-testid={`derived-${attribute.id}`}>
            <DerivedHead
              attribute={attribute}
              open={open === attribute.id}
              toggle={() => setOpen(open === attribute.id ? null : attribute.id)}
            />
            {open === attribute.id && (
              <Suspense>
                <DerivedForm attribute={attribute} close={() => setOpen(null)} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface HeadProps {
  readonly attribute: DerivedAttribute;
  readonly open: boolean;
  readonly toggle: () => void;
}

function DerivedHead({ attribute, open, toggle }: HeadProps) {
  const { t, text } = useWords();
  const value = useScreening((state) => state.reply?.record.project.derived[attribute.id] ?? 'unknown');
  const overruled = useCase((state) => state.present.overrides[attribute.id]);
  return (
    <button type="button" className="derived-head" aria-expanded={open} onClick={toggle}>
      <span className="name">{text(attribute.name)}</span>
      {overruled && <span className="tag assumed">{t('project.overruled')}</span>}
      <b className={value === 'unknown' ? 'muted' : ''}>
        {value === 'unknown' ? t('project.undecided') : t(value ? 'project.yes' : 'project.no')}
      </b>
    </button>
  );
}
