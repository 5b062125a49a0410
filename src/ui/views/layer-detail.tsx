import { IconZoomScan } from '@tabler/icons-react';
import { useId } from 'react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import { fileSize, formatNumber, plainLength, quantityText } from '../../i18n/quantity.ts';
import { Swatch } from '../../map/swatch.tsx';
import { LayerCardVersions } from '../data/layer-card-versions.tsx';
import { LayerExport } from '../data/layer-export.tsx';
import type { PlanIndex } from '../plan-index.ts';
import { collectionBounds } from '../shared/bounds.ts';
import { LeavePane } from '../shared/leave-pane.tsx';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { StatusMark } from '../shared/status.tsx';
import { useWords, type Words } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useTheme } from '../shell/use-theme.ts';
import { type DrawnLayer, featureCountOf, retryLayer, useDrawnLayers } from '../state/layers.ts';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/view.ts';

/** In words, where the absence of a hit may be believed. */
export function coverageText(entry: LayerEntry, plan: PlanIndex, words: Words): string {
  const { coverage } = entry;
  if (coverage === null) return words.t('layers.coverage.none');
  if ('role' in coverage) {
    const area = plan.layers.get(coverage.role);
    return words.t('layers.coverage.role', { name: area ? words.text(area.name) : coverage.role });
  }
  return words.t('bbox' in coverage ? 'layers.coverage.bbox' : 'layers.coverage.geometry');
}

export function accuracyText(entry: LayerEntry, words: Words): string {
  if (entry.accuracyM === null) return '—';
  const value = quantityText(plainLength(entry.accuracyM));
  return entry.status === 'schematic' ? words.t('layers.accuracySchematic', { value }) : `±${value}`;
}

/** Everything the product knows of a role: source, date, how far to trust it, what uses it. */
export function LayerDetail({ entry }: { entry: LayerEntry }) {
  const words = useWords();
  const { t, text } = words;
  const plan = usePlan();
  const { client } = useServices();
  const theme = useTheme();
  const drawn = useDrawnLayers((layers) => layers[entry.role]);
  const go = useView((state) => state.go);
  const place = useView((state) => state.place);
  const rules = plan.rulesByRole.get(entry.role) ?? [];
  const clauses = plan.ruleset.clauses.filter((clause) => clause.layers.includes(entry.role));
  const bounds = drawn?.state === 'ready' ? boundsOfLayer(entry, drawn) : null;
  return (
    <div className="panel-scroll" data-testid="layer-detail">
      <div className="detail-view">
        <LeavePane label={t('layers.back')} onLeave={() => go(place === 'data' ? 'data' : 'layers')} />
        <div className="tag-list">
          <Swatch style={entry.style} status={entry.status} theme={theme} geometry={entry.geometry} />
          <h2>{text(entry.name)}</h2>
          <StatusMark status={drawn?.state === 'failed' ? 'failed' : entry.status} />
        </div>
        {entry.about && <p>{text(entry.about)}</p>}
        {entry.status === 'schematic' && entry.accuracyM !== null && (
          <p className="callout warn">
            {t('layers.warnSchematic', { distance: quantityText(plainLength(entry.accuracyM)) })}
          </p>
        )}
        {entry.status === 'missing' && (
          <div className="callout warn">
            <p>{t('layers.missingCard', { count: rules.length })}</p>
          </div>
        )}
        {drawn?.state === 'failed' && (
          <p className="callout error">
            {t('layers.failedCard')}{' '}
            <button type="button" className="link" onClick={() => void retryLayer(client, entry.role)}>
              {t('app.retry')}
            </button>
          </p>
        )}
        <OpacityField role={entry.role} />
        <dl className="key-values">
          <dt>{t('layers.source')}</dt>
          <dd>{text(entry.source)}</dd>
          <dt>{t('layers.date')}</dt>
          <dd>{entry.date ?? t('layers.dateNone')}</dd>
          {entry.built && (
            <>
              <dt>{t('layers.version')}</dt>
              <dd>
                {entry.version} · {quantityText(fileSize(entry.built.bytes))} ·{' '}
                {t('layers.features', { count: formatNumber(entry.built.featureCount) })}
              </dd>
              <dt>{t('layers.sha256')}</dt>
              <dd className="sha256">{entry.built.sha256}</dd>
            </>
          )}
          {entry.derived && (
            <>
              <dt>{t('layers.version')}</dt>
              <dd>
                {t('layers.derived', {
                  roles: words.list(
                    entry.derived.from.map((role) => text(plan.layers.get(role)?.name ?? { zh: role, en: role })),
                  ),
                })}
              </dd>
            </>
          )}
          <dt>{t('layers.accuracy')}</dt>
          <dd>{accuracyText(entry, words)}</dd>
          <dt>{t('layers.coverage')}</dt>
          <dd>{coverageText(entry, plan, words)}</dd>
          <dt>{t('layers.complete')}</dt>
          <dd>
            {t(
              !entry.complete
                ? 'layers.completeNo'
                : entry.status === 'schematic'
                  ? 'layers.completeSchematic'
                  : 'layers.completeYes',
            )}
          </dd>
        </dl>
        <LayerCardVersions entry={entry} />
        <LayerExport key={entry.role} entry={entry} />
        {clauses.length > 0 && (
          <>
            <h3>{t('layers.clauses')}</h3>
            <div className="tag-list">
              {clauses.map((clause) => (
                <button
                  key={clause.id}
                  type="button"
                  className="tag"
                  title={text(clause.text)}
                  onClick={() => go('clauses', clause.id)}
                >
                  {clause.id}
                </button>
              ))}
            </div>
          </>
        )}
        {rules.length > 0 && (
          <>
            <h3>{t('layers.rules')}</h3>
            <ul>
              {rules.map((rule) => (
                <li key={rule.id}>
                  <b>{rule.id}</b> {text(rule.title)}
                </li>
              ))}
            </ul>
          </>
        )}
        {bounds && (
          <>
            <FeatureNames entry={entry} />
            <div className="button-row">
              <button type="button" className="button small" onClick={() => showBounds(bounds)}>
                <IconZoomScan size={15} aria-hidden="true" />
                {t('layers.zoom')}
              </button>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function boundsOfLayer(entry: LayerEntry, { features, tiles }: Extract<DrawnLayer, { state: 'ready' }>) {
  return tiles ? (entry.built?.bbox ?? null) : collectionBounds(features);
}

function OpacityField({ role }: { role: string }) {
  const { t } = useWords();
  const id = useId();
  const opacity = usePreferences((state) => state.opacity[role] ?? 1);
  const setOpacity = usePreferences((state) => state.setOpacity);
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {t('layers.opacity')} {Math.round(opacity * 100)} %
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={opacity}
        onChange={(event) => setOpacity(role, Number(event.target.value))}
      />
    </div>
  );
}

const NAMES_SHOWN = 30;

function FeatureNames({ entry }: { entry: LayerEntry }) {
  const { t, locale } = useWords();
  const drawn = useDrawnLayers((layers) => layers[entry.role]);
  const label = entry.label?.[locale];
  if (drawn?.state !== 'ready' || !label) return null;
  const named = drawn.features.features.filter((feature) => feature.properties?.[label]);
  return (
    <>
      <h3>{t('layers.features', { count: formatNumber(featureCountOf(drawn)) })}</h3>
      <ul className="feature-rows">
        {named.slice(0, NAMES_SHOWN).map((feature) => (
          <li key={String(feature.id)}>
            <button
              type="button"
              className="link"
              onClick={() => showBounds(collectionBounds({ type: 'FeatureCollection', features: [feature] }))}
            >
              {String(feature.properties?.[label])}
            </button>
            <span className="muted">{String(feature.id)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
