import { usePlan } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useView } from '../state/view.ts';
import { groupParameters } from './parameter-groups.ts';
import { ParameterRow } from './parameter-row.tsx';
import { ProfileBar } from './profile-bar.tsx';
import { WhatIfStrip } from './what-if-strip.tsx';

/** Every number the plan does not give, with its source; each can be tried, and changed with a reason. */
export function ParameterEditor() {
  const { t, text } = useWords();
  const plan = usePlan();
  const open = useView((state) => state.selected);
  const themes = new Map(plan.catalog.themes.map(({ id, name }) => [id, text(name)]));
  const nameOf = (key: string) =>
    key === 'project' || key === 'survey' ? t(`parameters.group.${key}`) : (themes.get(key) ?? key);
  const { version, sha256 } = plan.ruleset;
  return (
    <div className="parameters" data-testid="parameter-editor">
      <WhatIfStrip />
      <ProfileBar />
      {groupParameters(plan).map(({ key, parameters }) => (
        <section key={key} aria-label={nameOf(key)}>
          <div className="group-head">
            <h3>{nameOf(key)}</h3>
            <span className="count">{parameters.length}</span>
          </div>
          <ul>
            {parameters.map((parameter) => (
              <ParameterRow key={parameter.id} parameter={parameter} open={open === parameter.id} />
            ))}
          </ul>
        </section>
      ))}
      <p className="empty-state">
        {t('data.parametersHint')} · {t('data.rulesVersion', { version, short: sha256.slice(0, 8) })}
      </p>
    </div>
  );
}
