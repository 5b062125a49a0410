import { create } from 'zustand';
import type { LayerEntry } from '../../catalog/catalog.ts';
import type { RecordSummary } from '../../record/record-summary.ts';
import { type LedgerRow, type LedgerSite, ledgerSite } from '../../run/ledger.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { fullRecord, useRecords } from './records.ts';

/** A role's rows, or that its layer could not be read. */
type RoleLedger = readonly LedgerRow[] | 'failed';

interface LedgerState {
  /** The list it was computed from; another list makes it stale. */
  readonly of: readonly RecordSummary[];
  readonly byRole: ReadonlyMap<string, RoleLedger>;
  readonly done: number;
  readonly total: number;
}

export const useLedger = create<LedgerState>(() => ({ of: [], byRole: new Map(), done: 0, total: 0 }));

/** Records that count: those that take a part of some zone, and that no newer one stands in for. */
export function countedRows(rows: readonly RecordSummary[]): RecordSummary[] {
  const replaced = new Set(rows.flatMap(({ replaces }) => replaces ?? []));
  return rows.filter(({ id, overlaps }) => overlaps && !replaced.has(id));
}

/** Layers whose features can be taken: areas with data; the district is what everything lies in. */
export function ledgerRoles(layers: readonly LayerEntry[]): LayerEntry[] {
  return layers.filter(
    ({ role, context, geometry, status, derived }) =>
      !context && !derived && geometry === 'polygon' && status !== 'missing' && role !== 'district',
  );
}

let sitesOf: { readonly rows: readonly RecordSummary[]; readonly sites: Promise<LedgerSite[]> } | null = null;

async function readSites(store: LocalStore, rows: readonly RecordSummary[]): Promise<LedgerSite[]> {
  const records = await Promise.all(countedRows(rows).map(({ id }) => fullRecord(store, id)));
  return records.flatMap((record) => (record ? [ledgerSite(record)] : []));
}

/**
 * Computes the ledger of these roles from the records kept, one role after the other in the worker; roles already
 * computed from the same list are passed over. A newer list, or a call of `cancel`, ends it.
 */
export async function computeLedger(
  client: ScreeningClient,
  store: LocalStore,
  roles: readonly string[],
  cancelled: () => boolean = () => false,
): Promise<void> {
  const { rows } = useRecords.getState();
  if (useLedger.getState().of !== rows) useLedger.setState({ of: rows, byRole: new Map() });
  if (sitesOf?.rows !== rows) sitesOf = { rows, sites: readSites(store, rows) };
  const sites = await sitesOf.sites;
  const missing = roles.filter((role) => !useLedger.getState().byRole.has(role));
  useLedger.setState({ done: roles.length - missing.length, total: roles.length });
  for (const role of missing) {
    const result = await client.call((api) => api.ledger(role, sites));
    if (useLedger.getState().of !== rows || cancelled()) return;
    useLedger.setState(({ byRole, done }) => ({
      byRole: new Map(byRole).set(role, result.ok ? result.value : 'failed'),
      done: done + 1,
    }));
  }
}
