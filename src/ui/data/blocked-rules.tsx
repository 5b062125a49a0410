import type { LayerEntry } from '../../catalog/catalog.ts';
import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';

/** What cannot be told today: rules that stay open because a role has no data. */
export function BlockedRules({ missing }: { missing: readonly LayerEntry[] }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const asked = missing.flatMap((entry) => {
    const rules = plan.rulesByRole.get(entry.role) ?? [];
    return rules.length > 0 ? [{ entry, rules }] : [];
  });
  const count = new Set(asked.flatMap(({ rules }) => rules)).size;
  return (
    <details className="blocked-rules" data-testid="blocked-rules">
      <summary>
        <b>{t('data.blockedTitle')}</b> <span className="count">{count}</span>
      </summary>
      {asked.length === 0 ? (
        <p className="muted">{t('data.blockedNone')}</p>
      ) : (
        <>
          <p className="muted">{t('data.blockedHint', { count })}</p>
          <dl>
            {asked.map(({ entry, rules }) => (
              <div key={entry.role}>
                <dt>
                  <button type="button" className="link" onClick={() => go('data', entry.role)}>
                    {text(entry.name)}
                  </button>
                </dt>
                {rules.map((rule) => (
                  <dd key={rule.id}>
                    <button type="button" className="tag" onClick={() => go('clauses', rule.clauses[0] ?? null)}>
                      {rule.id}
                    </button>{' '}
                    {text(rule.title)}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </>
      )}
    </details>
  );
}
