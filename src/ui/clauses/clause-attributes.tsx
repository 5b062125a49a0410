import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useCase } from '../state/case.ts';
import { useView } from '../state/view.ts';
import { useClauseFilter } from './clause-filter.ts';

/** What a clause asks of the project; each leads to the other clauses that ask for it. */
export function ClauseAttributes({ ids }: { ids: readonly string[] }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const answers = useCase((state) => state.present.answers);
  const named = ids.flatMap((id) => {
    const name = plan.fields.get(id)?.field.name ?? plan.ruleset.derived.find((derived) => derived.id === id)?.name;
    return name ? [{ id, name, derived: !plan.fields.has(id) }] : [];
  });
  if (named.length === 0) return null;
  return (
    <section aria-label={t('clauses.attributes')}>
      <h3>{t('clauses.attributes')}</h3>
      <div className="tag-list">
        {named.map(({ id, name, derived }) => (
          <button
            key={id}
            type="button"
            className="tag"
            title={t('clauses.sameAttribute')}
            onClick={() => {
              useClauseFilter.setState({ attribute: id });
              go('clauses');
            }}
          >
            {text(name)}
            {derived ? ` · ${t('clauses.derived')}` : answers[id] === undefined ? '' : ` · ${t('clauses.answered')}`}
          </button>
        ))}
      </div>
    </section>
  );
}
