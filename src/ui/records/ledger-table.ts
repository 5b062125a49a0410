import type { Table } from '../../files/table.ts';
import type { RecordSummary } from '../../record/record-summary.ts';
import type { LedgerRow } from '../../run/ledger.ts';
import type { PlanIndex } from '../plan-index.ts';
import type { Words } from '../shared/words.ts';

/** The ledger as a table of a file: m² and shares as numbers, records by name and id. */
export function ledgerTable(
  taken: readonly LedgerRow[],
  rows: readonly RecordSummary[],
  plan: PlanIndex,
  { t, text, list }: Words,
): Table {
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]));
  return {
    name: t('ledger.title'),
    columns: [
      { head: 'role' },
      { head: 'layer' },
      { head: 'feature_id' },
      { head: 'feature' },
      { head: 'taken_m2', decimals: 2 },
      { head: 'zone_m2', decimals: 2 },
      { head: 'share', decimals: 6 },
      { head: 'record_ids' },
      { head: 'records' },
    ],
    rows: taken.map(({ role, featureId, name, takenM2, zoneM2, recordIds }) => {
      const layer = plan.layers.get(role);
      return [
        role,
        layer ? text(layer.name) : role,
        featureId,
        name ? text(name) : null,
        takenM2,
        zoneM2,
        takenM2 / zoneM2,
        recordIds.join(' '),
        list(recordIds.map((id) => nameOf.get(id) ?? id)),
      ];
    }),
  };
}
