import { IconX } from '@tabler/icons-react';
import type { Feature } from 'geojson';
import type { LayerEntry } from '../../catalog/catalog.ts';
import { formatNumber, quantityText, shortArea } from '../../i18n/quantity.ts';
import { Swatch } from '../../map/swatch.tsx';
import { LayerExport } from '../data/layer-export.tsx';
import { LedgerLine } from '../records/ledger-line.tsx';
import { factMeasure } from '../screening/finding-measure.ts';
import { usePlan } from '../shared/plan-context.ts';
import { StatusMark } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { useDrawnLayers } from '../state/layers.ts';
import { useScreening } from '../state/screening.ts';
import { type FeatureRef, useView } from '../state/view.ts';
import { accuracyText } from '../views/layer-detail.tsx';
import { useTheme } from './use-theme.ts';

/** What lies under the clicked point, topmost first; Esc or the cross takes one off the stack. */
export function PlaceCard() {
  const { t } = useWords();
  const plan = usePlan();
  const drawn = useDrawnLayers();
  const picked = useView((state) => state.picked);
  const set = useView((state) => state.set);
  const found = picked.flatMap((ref) => {
    const entry = plan.layers.get(ref.role);
    const layer = drawn[ref.role];
    if (!entry || entry.context || layer?.state !== 'ready') return [];
    const feature = layer.features.features.find(
      ({ id, properties }) => String(id ?? properties?.id) === ref.featureId,
    );
    return feature ? [{ ref, entry, feature }] : [];
  });
  if (found.length === 0) return null;
  return (
    <aside className="place-card" aria-label={t('feature.title')} data-testid="place-card">
      <header>
        <h2>{t('feature.count', { count: found.length })}</h2>
        <button
          type="button"
          className="button ghost icon-only"
          aria-label={t('app.close')}
          onClick={() => set({ picked: [] })}
        >
          <IconX size={17} aria-hidden="true" />
        </button>
      </header>
      {found.map(({ ref, entry, feature }) => (
        <PlaceSection key={`${ref.role} ${ref.featureId}`} place={ref} entry={entry} feature={feature} />
      ))}
    </aside>
  );
}

interface PlaceSectionProps {
  readonly place: FeatureRef;
  readonly entry: LayerEntry;
  readonly feature: Feature;
}

function PlaceSection({ place, entry, feature }: PlaceSectionProps) {
  const words = useWords();
  const { t, text, locale } = words;
  const plan = usePlan();
  const theme = useTheme();
  const go = useView((state) => state.go);
  const set = useView((state) => state.set);
  const facts = useScreening((state) => state.reply?.record.findings);
  const related = (facts ?? []).flatMap((finding) => {
    const fact = finding.facts.find(({ role, featureId }) => role === place.role && featureId === place.featureId);
    return fact ? [{ finding, fact }] : [];
  });
  const label = entry.label?.[locale];
  const name = String((label && feature.properties?.[label]) || text(entry.name));
  const rules = plan.rulesByRole.get(entry.role) ?? [];
  return (
    <section>
      <div className="tag-list">
        <Swatch style={entry.style} status={entry.status} theme={theme} geometry={entry.geometry} />
        <h3>{name}</h3>
        <StatusMark status={entry.status} />
      </div>
      <dl className="key-values">
        <dt>{t('search.kind.layer')}</dt>
        <dd>
          <button type="button" className="link" onClick={() => go('layers', entry.role)}>
            {text(entry.name)}
          </button>
        </dd>
        <Properties entry={entry} feature={feature} />
        <dt>{t('layers.source')}</dt>
        <dd>
          {text(entry.source)} · {entry.date ?? t('layers.dateNone')}
        </dd>
        <dt>{t('layers.accuracy')}</dt>
        <dd>{accuracyText(entry, words)}</dd>
        {related[0] && (
          <>
            <dt>{t('feature.measure')}</dt>
            <dd>{quantityText(factMeasure(related[0].fact))}</dd>
          </>
        )}
        <LedgerLine place={place} />
        {rules.length > 0 && (
          <>
            <dt>{t('layers.rules')}</dt>
            <dd className="tag-list">
              {rules.map((rule) => {
                const finding = related.find((item) => item.finding.ruleId === rule.id);
                const open = () => {
                  if (finding) {
                    go('screen');
                    set({ openFinding: rule.id });
                  } else if (rule.clauses[0]) go('clauses', rule.clauses[0]);
                };
                return (
                  <button key={rule.id} type="button" className="tag" title={text(rule.title)} onClick={open}>
                    {rule.id}
                  </button>
                );
              })}
            </dd>
          </>
        )}
      </dl>
      <LayerExport entry={entry} selected={[place.featureId]} />
    </section>
  );
}

function Properties({ entry, feature }: { entry: LayerEntry; feature: Feature }) {
  const { text } = useWords();
  return entry.properties.flatMap(({ key, name, unit, values }) => {
    const value: unknown = feature.properties?.[key];
    if (value === null || value === undefined || value === '') return [];
    const word = values?.[String(value)];
    const area = unit === 'm²' && typeof value === 'number' ? shortArea(value) : null;
    const figure = typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 2) : String(value);
    const plain = area ? quantityText(area) : [figure, unit].filter(Boolean).join('\u202f');
    return [<dt key={`${key} name`}>{text(name)}</dt>, <dd key={key}>{word ? text(word) : plain}</dd>];
  });
}
