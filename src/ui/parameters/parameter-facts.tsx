import type { Parameter } from '../../plan/parameter.ts';
import { LawTitle } from '../shared/law-title.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { LawTag } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { rulesUsing } from './parameter-groups.ts';

/** Where a parameter comes from and what hangs on it. */
export function ParameterFacts({ parameter }: { parameter: Parameter }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const law = parameter.law ? plan.laws.get(parameter.law) : undefined;
  const rules = rulesUsing(parameter.id, plan);
  return (
    <dl className="facts-list">
      <dt>{t('parameters.source')}</dt>
      <dd>{text(parameter.source)}</dd>
      {law && (
        <>
          <dt>{t('parameters.law')}</dt>
          <dd>
            <LawTitle law={law} /> <LawTag law={law} />
          </dd>
        </>
      )}
      {parameter.note && (
        <>
          <dt>{t('parameters.note')}</dt>
          <dd>{text(parameter.note)}</dd>
        </>
      )}
      <dt>{t('parameters.usedBy')}</dt>
      <dd className="tag-list">
        {rules.length === 0
          ? t('parameters.usedByAll')
          : rules.map((rule) => (
              <button
                key={rule.id}
                type="button"
                className="tag"
                title={text(rule.title)}
                onClick={() => go('clauses', rule.id)}
              >
                {rule.id}
              </button>
            ))}
      </dd>
    </dl>
  );
}
