import { useEffect } from 'react';
import { percent, quantityText, shortArea } from '../../i18n/quantity.ts';
import { usePlan, useServices } from '../shared/plan-context.ts';
import { useWords } from '../shared/words.ts';
import { useKeptLayers } from '../state/kept-layers.ts';
import { computeLedger, countedRows, ledgerRoles, useLedger } from '../state/ledger.ts';
import { useRecords } from '../state/records.ts';
import { type FeatureRef, useView } from '../state/view.ts';
import { LEDGER } from './record-selection.ts';

/** On the card of a feature: what all kept records together take of it; nothing where none does. */
export function LedgerLine({ place }: { place: FeatureRef }) {
  const { t } = useWords();
  const { client, store } = useServices();
  const { catalog } = usePlan();
  const rows = useRecords((state) => state.rows);
  const byRole = useLedger((state) => state.byRole);
  const go = useView((state) => state.go);
  const counts = countedRows(rows).length > 0 && ledgerRoles(catalog.layers).some(({ role }) => role === place.role);
  const inForce = useKeptLayers((state) => state.inForce);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of records, or other layers, are computed anew
  useEffect(() => {
    if (counts) void computeLedger(client, store, [place.role]);
  }, [client, store, counts, place.role, rows, inForce]);
  const ledger = byRole.get(place.role);
  const row = ledger !== 'failed' ? ledger?.find(({ featureId }) => featureId === place.featureId) : undefined;
  if (!counts || !row) return null;
  return (
    <>
      <dt>{t('ledger.onCard')}</dt>
      <dd>
        <button type="button" className="link" data-testid="ledger-line" onClick={() => go('records', LEDGER)}>
          {t('ledger.cardText', {
            taken: quantityText(shortArea(row.takenM2)),
            share: quantityText(percent(row.takenM2 / row.zoneM2)),
            count: row.recordIds.length,
          })}
        </button>
      </dd>
    </>
  );
}
