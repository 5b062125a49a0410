import { useMemo } from 'react';
import type { DerivedAttribute } from '../../plan/question.ts';
import { ConditionWords } from '../../report/condition-words.ts';
import { ruleVocabulary } from '../../report/rule-vocabulary.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';

/** The rule behind a derived attribute, in words from its data: the first line that holds decides. */
export function DerivedRule({ attribute }: { attribute: DerivedAttribute }) {
  const { t, locale } = useWords();
  const plan = usePlan();
  const words = useMemo(
    () => new ConditionWords(ruleVocabulary(plan.ruleset, plan.catalog.layers), locale),
    [plan, locale],
  );
  const valueText = (value: boolean | 'open') =>
    value === 'open' ? t('project.undecided') : t(value ? 'project.yes' : 'project.no');
  const lines = [
    ...attribute.cases.map(({ when, value }) => ({ when: words.of(when), value })),
    { when: words.say('otherwise'), value: attribute.otherwise },
  ];
  return (
    <ol className="derived-rule" data-testid="derived-rule">
      {lines.map(({ when, value }) => (
        <li key={when}>
          <span>{when}</span> <b>{valueText(value)}</b>
        </li>
      ))}
    </ol>
  );
}
