import { IntakePane } from '../data/intake-pane.tsx';
import { RoleTable } from '../data/role-table.tsx';
import { ParameterEditor } from '../parameters/parameter-editor.tsx';
import { usePlan } from '../shared/plan-context.ts';
import { Split } from '../shared/split.tsx';
import { useWords } from '../shared/words.ts';
import { useLayerImport } from '../state/layer-import.ts';
import { useView } from '../state/view.ts';
import { LayerDetail } from './layer-detail.tsx';

const PARAMETERS = 'parameters';

/** On what every verdict rests: the layers with their status, and the parameters with their source. */
export function DataSourcesView() {
  const { t } = useWords();
  const plan = usePlan();
  const selected = useView((state) => state.selected);
  const go = useView((state) => state.go);
  const incoming = useLayerImport((state) => state.fileName !== null);
  const entry = selected ? plan.layers.get(selected) : undefined;
  if (incoming) return <IntakePane />;
  const showParameters = selected === PARAMETERS || plan.parameters.has(selected ?? '');
  const roles = plan.catalog.layers.filter((layer) => !layer.context);
  const list = (
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
  const pane = entry ? <LayerDetail key={entry.role} entry={entry} /> : null;
  return <Split list={list} pane={pane} opened={entry?.role ?? null} />;
}
