import { parameterText } from '../parameters/parameter-text.ts';
import { usePlan } from '../shared/plan-context.ts';
import { BasisTags } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';

/** Numbers a clause decides by, each with source and status; its name opens the editor. */
export function ClauseParameters({ ids }: { ids: readonly string[] }) {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const go = useView((state) => state.go);
  const changed = useCase((state) => state.present.parameters);
  const parameters = ids.flatMap((id) => plan.parameters.get(id) ?? []);
  if (parameters.length === 0) return null;
  return (
    <section aria-label={t('clauses.parameters')}>
      <h3>{t('clauses.parameters')}</h3>
      {parameters.map((parameter) => {
        const change = changed[parameter.id];
        return (
          <div key={parameter.id} className="law-row">
            <span>
              <button type="button" className="link" onClick={() => go('data', parameter.id)}>
                {text(parameter.name)}
              </button>{' '}
              <b>{parameterText(change?.value ?? parameter.value, parameter, words)}</b>
            </span>
            <span className="tag-list">
              <BasisTags basis={parameter.basis} status={parameter.status} changed={change !== undefined} />
            </span>
            <small>{text(parameter.source)}</small>
          </div>
        );
      })}
    </section>
  );
}
