import { IconDownload } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { tableToCsv } from '../../files/csv.ts';
import { percent, quantityText, shortArea } from '../../i18n/quantity.ts';
import type { LedgerRow } from '../../run/ledger.ts';
import { boundsOf } from '../shared/bounds.ts';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { saveFile } from '../shared/save-file.ts';
import { useWords } from '../shared/words.ts';
import { showBounds } from '../shell/map-bridge.ts';
import { useKeptLayers } from '../state/kept-layers.ts';
import { useDrawnLayers } from '../state/layers.ts';
import { computeLedger, ledgerRoles, useLedger } from '../state/ledger.ts';
import { useLoading } from '../state/loading.ts';
import { useRecords } from '../state/records.ts';
import { useView } from '../state/view.ts';
import { ledgerTable } from './ledger-table.ts';
import { Pane } from './pane.tsx';

/** What all kept records together take of every zone, the largest share first. */
export function LedgerPane() {
  const words = useWords();
  const { t, text } = words;
  const { client, store } = useServices();
  const plan = usePlan();
  const rows = useRecords((state) => state.rows);
  const { of, on, byRole } = useLedger();
  const inForce = useKeptLayers((state) => state.inForce);
  const roles = useMemo(() => ledgerRoles(plan.catalog.layers).map(({ role }) => role), [plan]);
  const done = of === rows && on === inForce ? roles.filter((role) => byRole.has(role)).length : 0;
  const total = roles.length;
  const [stop, setStop] = useState<AbortController | null>(null);
  const again = useRef<AbortController>(null);
  const compute = useCallback(() => {
    const control = new AbortController();
    setStop(control);
    void computeLedger(client, store, roles, control.signal).then(() =>
      setStop((current) => (current === control ? null : current)),
    );
    return control;
  }, [client, store, roles]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of records, or other layers, are computed anew
  useEffect(() => {
    const control = compute();
    return () => {
      control.abort();
      again.current?.abort();
    };
  }, [compute, rows, inForce]);
  const taken = [...byRole.values()]
    .flatMap((ledger) => (ledger === 'failed' ? [] : ledger))
    .sort((a, b) => b.takenM2 / b.zoneM2 - a.takenM2 / a.zoneM2);
  const failed = [...byRole].filter(([, ledger]) => ledger === 'failed').map(([role]) => role);
  const running = stop !== null && !stop.signal.aborted;
  const whole = total > 0 && done === total && !running;
  return (
    <Pane
      title={t('ledger.title')}
      testId="ledger-pane"
      actions={
        <button
          type="button"
          className="button small"
          disabled={!whole || taken.length === 0}
          data-testid="ledger-csv"
          onClick={() =>
            saveFile('ledger.csv', tableToCsv(ledgerTable(taken, rows, plan, words)), 'text/csv;charset=utf-8')
          }
        >
          <IconDownload size={15} stroke={1.7} aria-hidden="true" />
          {t('ledger.csv')}
        </button>
      }
    >
      <div className="pane-part">
        <p className="muted">{t('ledger.how')}</p>
        {running && (
          <>
            <p aria-live="polite">{t('ledger.progress', { done, total })}</p>
            <progress value={done} max={total} aria-label={t('ledger.title')} />
            <ZonesDone />
            <div className="button-row">
              <button
                type="button"
                className="button small"
                data-testid="ledger-stop"
                onClick={() => {
                  stop?.abort();
                  setStop(null);
                }}
              >
                {t('app.cancel')}
              </button>
            </div>
          </>
        )}
        {total > 0 && !running && !whole && (
          <p className="callout warn">
            {t('ledger.stopped', { done, total })}{' '}
            <button
              type="button"
              className="link"
              data-testid="ledger-go-on"
              onClick={() => {
                again.current = compute();
              }}
            >
              {t('ledger.goOn')}
            </button>
          </p>
        )}
        {failed.map((role) => (
          <p key={role} className="callout warn">
            {t('ledger.failed', { name: text(plan.layers.get(role)?.name ?? { zh: role, en: role }) })}
          </p>
        ))}
        {whole && taken.length === 0 && failed.length === 0 && <p>{t('ledger.empty')}</p>}
      </div>
      {taken.length > 0 && <LedgerTable taken={taken} />}
    </Pane>
  );
}

/** How far the layer in hand is; nothing for one that is done at once. */
function ZonesDone() {
  const { t, text } = useWords();
  const plan = usePlan();
  const news = useLoading((state) => state.ledger);
  if (news?.news !== 'ledger') return null;
  const { role, done, total } = news;
  const name = text(plan.layers.get(role)?.name ?? { zh: role, en: role });
  return <p className="muted">{t('ledger.zones', { name, done, total })}</p>;
}

function LedgerTable({ taken }: { taken: readonly LedgerRow[] }) {
  const { t, text } = useWords();
  const plan = usePlan();
  const drawn = useDrawnLayers();
  const set = useView((state) => state.set);
  const show = ({ role, featureId }: LedgerRow) => {
    const layer = drawn[role];
    const feature =
      layer?.state === 'ready' ? layer.features.features.find(({ id }) => String(id) === featureId) : undefined;
    set({ picked: [{ role, featureId }], sheet: 'low' });
    if (feature) showBounds(boundsOf([feature.geometry]));
  };
  return (
    <div className="table-scroll">
      <table className="ledger-table" data-testid="ledger-table">
        <thead>
          <tr>
            <th scope="col">{t('ledger.zone')}</th>
            <th scope="col" className="numeric">
              {t('ledger.taken')}
            </th>
            <th scope="col" className="numeric">
              {t('ledger.area')}
            </th>
            <th scope="col" className="numeric">
              {t('ledger.share')}
            </th>
            <th scope="col" className="numeric">
              {t('ledger.records')}
            </th>
          </tr>
        </thead>
        <tbody>
          {taken.map((row) => {
            const layer = plan.layers.get(row.role);
            return (
              <tr key={`${row.role} ${row.featureId}`}>
                <td className="ledger-name">
                  <button type="button" className="link" onClick={() => show(row)}>
                    {row.name ? text(row.name) : row.featureId}
                  </button>{' '}
                  <span className="muted">{layer && text(layer.name)}</span>
                </td>
                <td className="numeric">{quantityText(shortArea(row.takenM2))}</td>
                <td className="numeric">{quantityText(shortArea(row.zoneM2))}</td>
                <td className="numeric">{quantityText(percent(row.takenM2 / row.zoneM2))}</td>
                <td className="numeric">{row.recordIds.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
