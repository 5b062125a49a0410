import { IconMap } from '@tabler/icons-react';
import type { LayerEntry } from '../../catalog/catalog.ts';
import type { PlanIndex } from '../plan-index.ts';
import { siteBounds } from '../shared/bounds.ts';
import { usePlan } from '../shared/plan-context.ts';
import { StatusMark } from '../shared/status.tsx';
import { useWords } from '../shared/words.ts';
import { type Bounds, showBounds } from '../shell/map-bridge.ts';
import { useCase } from '../state/case.ts';
import { isDrawable } from '../state/layers.ts';
import { usePreferences } from '../state/preferences.ts';
import { useScreening } from '../state/screening.ts';
import { useView } from '../state/view.ts';
import { type ClauseEntry, missingRoles } from './clause-entries.ts';

function around(boxes: readonly Bounds[]): Bounds | null {
  if (boxes.length === 0) return null;
  const side = (of: (box: Bounds) => number, pick: (...values: number[]) => number) => pick(...boxes.map(of));
  return [
    side((box) => box[0], Math.min),
    side((box) => box[1], Math.min),
    side((box) => box[2], Math.max),
    side((box) => box[3], Math.max),
  ];
}

/** Extent of layers as published; of a computed one, of what it is computed from. */
function extentOf(entries: readonly LayerEntry[], plan: PlanIndex): Bounds | null {
  return around(
    entries.flatMap((entry) => {
      const sources = entry.derived ? entry.derived.from.flatMap((role) => plan.layers.get(role) ?? []) : [entry];
      return sources.flatMap(({ built }) => (built ? [built.bbox] : []));
    }),
  );
}

/** The site and what of the clause lies nearest to it; null without a site or without a finding. */
function nearbyExtent(entry: ClauseEntry): Bounds | null {
  const { site } = useCase.getState().present;
  const box = site && siteBounds(site);
  const ids = new Set(entry.rules.map(({ id }) => id));
  const facts = useScreening.getState().reply?.record.findings.filter(({ ruleId }) => ids.has(ruleId)) ?? [];
  const feet = facts.flatMap((finding) => finding.facts.flatMap((fact) => fact.feet?.[1] ?? fact.feet?.[0] ?? []));
  if (!box || facts.length === 0) return null;
  const points: Bounds[] = [];
  for (let i = 0; i + 1 < feet.length; i += 2) {
    const [lon = 0, lat = 0] = feet.slice(i, i + 2);
    points.push([lon, lat, lon, lat]);
  }
  return around([box, ...points]);
}

/** Layers a clause looks at, how far each can be relied on, and a way to see them. */
export function ClauseLayers({ entry }: { entry: ClauseEntry }) {
  const { t, text, list } = useWords();
  const plan = usePlan();
  const go = useView((state) => state.go);
  const setVisible = usePreferences((state) => state.setVisible);
  const roles = entry.roles.flatMap((role) => plan.layers.get(role) ?? []);
  if (roles.length === 0) return null;
  const drawable = roles.filter(isDrawable);
  const missing = missingRoles(entry, plan).flatMap((role) => plan.layers.get(role) ?? []);
  const schematic = roles.filter(({ status }) => status === 'schematic');
  const show = () => {
    setVisible(
      drawable.map(({ role }) => role),
      true,
    );
    showBounds(nearbyExtent(entry) ?? extentOf(drawable, plan));
  };
  return (
    <section aria-label={t('clauses.layers')}>
      <h3>{t('clauses.layers')}</h3>
      <ul className="clause-layers">
        {roles.map((layer) => (
          <li key={layer.role}>
            <button type="button" className="link" onClick={() => go('layers', layer.role)}>
              {text(layer.name)}
            </button>
            <StatusMark status={layer.status} />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="callout warn" data-testid="clause-blocked">
          {t('clauses.blocked', { layers: list(missing.map(({ name }) => text(name))) })}
        </p>
      )}
      {missing.length === 0 && schematic.length > 0 && <p className="muted">{t('clauses.schematic')}</p>}
      {drawable.length > 0 && (
        <div className="button-row">
          <button type="button" className="button small" data-testid="clause-show" onClick={show}>
            <IconMap size={15} aria-hidden="true" />
            {t('clauses.showOnMap')}
          </button>
        </div>
      )}
    </section>
  );
}
