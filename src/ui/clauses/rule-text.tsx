import { useMemo } from 'react';
import type { Rule } from '../../plan/rule.ts';
import { ruleVocabulary } from '../../report/rule-vocabulary.ts';
import { ruleInWords } from '../../report/rule-words.ts';
import { usePlan } from '../shared/plan-context.ts';
import { IntervalChips, LevelChip } from '../shared/severity.tsx';
import { useWords } from '../shared/words.ts';

/** A rule as a decision list, in words made from its data; and its examples. */
export function RuleText({ rule, alone }: { rule: Rule; alone: boolean }) {
  const { t, text, locale } = useWords();
  const plan = usePlan();
  const names = useMemo(() => ruleVocabulary(plan.ruleset, plan.catalog.layers), [plan]);
  const { applies, lines, open } = ruleInWords(rule, names, locale);
  return (
    <section className="rule-text" aria-label={`${t('clauses.rule')} ${rule.id}`}>
      <h3>{alone ? t('clauses.rule') : `${t('clauses.rule')} ${rule.id}`}</h3>
      <p>{text(rule.about)}</p>
      {rule.reading && (
        <p className="callout">
          <b>{t('clauses.reading')}</b> {text(rule.reading)}{' '}
          {rule.readingVerified === false && <span className="tag unverified">{t('law.unverified')}</span>}
        </p>
      )}
      <ol className="decision-list" data-testid={`rule-${rule.id}`}>
        <li className="outcome applies">
          <span>
            {rule.applies && <b>{t('clauses.if')}</b>} {applies}
          </span>
          <span className="muted">{t('clauses.applies')}</span>
        </li>
        {lines.map(({ when, effect, upTo, pending }) => (
          <li key={`${effect} ${when}`} className="outcome">
            <span>
              {when}
              {pending && <small>{t('clauses.pending', { pending })}</small>}
            </span>
            {upTo ? <IntervalChips atLeast={effect} atWorst={upTo} /> : <LevelChip level={effect} />}
          </li>
        ))}
        {open && (
          <li className="outcome open">
            <span>{open}</span>
            <LevelChip level="unknown" />
          </li>
        )}
      </ol>
      <p>
        <span className="muted">{t('clauses.decides')}</span> {text(rule.decides)}
      </p>
      <details className="examples">
        <summary>{t('clauses.examples', { count: rule.examples.length })}</summary>
        <ul>
          {rule.examples.map(({ name, expect }) => (
            <li key={name}>
              <span lang="zh">{name}</span>
              <IntervalChips atLeast={expect.atLeast} atWorst={expect.atWorst} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
