import type { LayerEntry } from '../../catalog/catalog.ts';
import { Swatch } from '../../map/swatch.tsx';
import { LAYER_STATUSES } from '../../plan/layer-card.ts';
import { ParameterEditor } from '../parameters/parameter-editor.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { StatusMark, statusKey } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useTheme } from '../shell/use-theme.ts';
import { useView } from '../state/view.ts';
import { LayerDetail } from './layer-detail.tsx';

const PARAMETERS = 'parameters';

/** On what every verdict rests: the layers with their status, and the parameters with their source. */
export function DataSourcesView() {
  const { t } = useWords();
  const plan = usePlan();
  const selected = useView((state) => state.selected);
  const go = useView((state) => state.go);
  const entry = selected ? plan.layers.get(selected) : undefined;
  if (entry) return <LayerDetail entry={entry} />;
  const showParameters = selected === PARAMETERS || plan.parameters.has(selected ?? '');
  const roles = plan.catalog.layers.filter((layer) => !layer.context);
  return (
    <>
      <div className="view-head">
        <h2>{t('data.title')}</h2>
        <span className="segments">
          <button type="button" aria-pressed={!showParameters} onClick={() => go('data')}>
            {t('data.roles', { count: roles.length })}
          </button>
          <button type="button" aria-pressed={showParameters} onClick={() => go('data', PARAMETERS)}>
            {t('verdict.parameters', { count: plan.ruleset.parameters.length })}
          </button>
        </span>
      </div>
      <section
        className="panel-scroll"
        aria-label={t('data.title')}
        data-testid="data-view"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the parameters hold nothing to focus, yet must scroll by keyboard
        tabIndex={0}
      >
        {showParameters ? <ParameterEditor /> : <RoleTable roles={roles} />}
      </section>
    </>
  );
}

function RoleTable({ roles }: { roles: readonly LayerEntry[] }) {
  const { t, text } = useWords();
  const theme = useTheme();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const rank = (entry: LayerEntry) => LAYER_STATUSES.indexOf(entry.status);
  const rows = [...roles].sort((a, b) => rank(b) - rank(a) || a.order - b.order);
  const blocked = new Set(
    roles.filter(({ status }) => status === 'missing').flatMap(({ role }) => plan.rulesByRole.get(role) ?? []),
  );
  const used = (entry: LayerEntry) => (plan.rulesByRole.get(entry.role) ?? []).length;
  return (
    <>
      <div className="tallies">
        {LAYER_STATUSES.map((status) => (
          <div key={status} className={status}>
            <b>{roles.filter((entry) => entry.status === status).length}</b>
            {status === 'missing' ? t('data.missingBlocks', { count: blocked.size }) : t(statusKey(status))}
          </div>
        ))}
      </div>
      <p className="empty-state">
        <b>{t('data.replace')}</b> {t('data.replaceHow')}
      </p>
      <ul>
        {rows.map((entry) => (
          <li key={entry.role}>
            <button
              type="button"
              className="data-row"
              data-testid={`role-${entry.role}`}
              onClick={() => go('data', entry.role)}
            >
              <Swatch style={entry.style} status={entry.status} theme={theme} geometry={entry.geometry} />
              <span>{text(entry.name)}</span>
              <StatusMark status={entry.status} />
              <span className="muted numeric">{used(entry) > 0 ? `${t('data.rules')} ${used(entry)}` : '—'}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
