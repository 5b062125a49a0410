import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import { Swatch } from '../../map/swatch.tsx';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { Split } from '../shared/split.tsx';
import { statusKey } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useTheme } from '../shell/use-theme.ts';
import { featureCountOf, isDrawable, isVisible, retryLayer, useDrawnLayers } from '../state/layers.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';
import { BaseMapSection } from './base-map-section.tsx';
import { LayerDetail } from './layer-detail.tsx';

/** The layer tree by theme; a role without data is a row like any other, hatched. */
export function LayersView() {
  const { t, text } = useWords();
  const { catalog, layers } = usePlan();
  const selected = useView((state) => state.selected);
  const entry = selected ? layers.get(selected) : undefined;
  const shown = catalog.layers.filter((layer) => !layer.context);
  const ready = shown.filter(isDrawable).length;
  const list = (
    <>
      <div className="view-head">
        <h2>{t('layers.title')}</h2>
        <span className="muted">{t('layers.summary', { ready, missing: shown.length - ready })}</span>
      </div>
      <div className="panel-scroll" data-testid="layers-view">
        {catalog.themes.map((theme) => {
          const rows = shown.filter((layer) => layer.theme === theme.id).sort((a, b) => a.order - b.order);
          return (
            rows.length > 0 && (
              <section key={theme.id} aria-label={text(theme.name)}>
                <ThemeHead name={text(theme.name)} rows={rows} />
                <ul>
                  {rows.map((layer) => (
                    <LayerRow key={layer.role} entry={layer} />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        <BaseMapSection />
      </div>
    </>
  );
  const pane = entry ? <LayerDetail key={entry.role} entry={entry} /> : null;
  return <Split list={list} pane={pane} opened={entry?.role ?? null} slim />;
}

function ThemeHead({ name, rows }: { name: string; rows: readonly LayerEntry[] }) {
  const { t } = useWords();
  const visibility = usePreferences((state) => state.visibility);
  const setVisible = usePreferences((state) => state.setVisible);
  const drawable = rows.filter(isDrawable);
  const any = drawable.some((layer) => isVisible(layer, visibility));
  const label = `${name}:${t(any ? 'layers.hideAll' : 'layers.showAll')}`;
  return (
    <div className="group-head theme-head">
      <h3>{name}</h3>
      <span className="count">{rows.length}</span>
      <span className="grow" />
      {drawable.length > 0 && (
        <button
          type="button"
          aria-label={label}
          title={label}
          onClick={() =>
            setVisible(
              drawable.map((layer) => layer.role),
              !any,
            )
          }
        >
          {any ? <IconEye size={16} aria-hidden="true" /> : <IconEyeOff size={16} aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}

function LayerRow({ entry }: { entry: LayerEntry }) {
  const { t, text } = useWords();
  const theme = useTheme();
  const { client } = useServices();
  const visible = usePreferences((state) => isVisible(entry, state.visibility));
  const setVisible = usePreferences((state) => state.setVisible);
  const drawn = useDrawnLayers((layers) => layers[entry.role]);
  const go = useView((state) => state.go);
  const opened = useView((state) => state.selected === entry.role);
  const drawable = isDrawable(entry);
  const failed = drawn?.state === 'failed';
  const count = drawn?.state === 'ready' ? featureCountOf(drawn) : entry.built?.featureCount;
  return (
    <li
      className={`layer-row${visible ? '' : ' off'}`}
      aria-current={opened ? 'true' : undefined}
      data-testid={`layer-${entry.role}`}
    >
      <input
        type="checkbox"
        checked={visible}
        disabled={!drawable}
        aria-label={t('layers.show', { name: text(entry.name) })}
        onChange={(event) => setVisible([entry.role], event.target.checked)}
      />
      <Swatch style={entry.style} status={entry.status} theme={theme} geometry={entry.geometry} />
      <button type="button" className="layer-name" onClick={() => go('layers', entry.role)}>
        {text(entry.name)}
      </button>
      {failed ? (
        <button type="button" className="link" onClick={() => void retryLayer(client, entry.role)}>
          {t('status.failed')} · {t('app.retry')}
        </button>
      ) : (
        <span className={`status-word ${entry.status}`}>{t(statusKey(entry.status))}</span>
      )}
      <span className="count">{drawn?.state === 'loading' ? '…' : (count ?? '—')}</span>
    </li>
  );
}
