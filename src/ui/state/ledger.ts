import { create } from 'zustand';
import type { LayerEntry } from '../../catalog/catalog.ts';
import type { RecordSummary } from '../../record/record-summary.ts';
import { type LedgerRow, type LedgerSite, ledgerSite } from '../../run/ledger.ts';
import type { LocalStore } from '../../storage/local-store.ts';
import type { ScreeningClient } from '../../worker/client.ts';
import { useKeptLayers } from './kept-layers.ts';
import { keptInLots } from './record-lots.ts';
import { useRecords } from './records.ts';

/** A role's rows, or that its layer could not be read. */
type RoleLedger = readonly LedgerRow[] | 'failed';

interface LedgerState {
  /** The list it was computed from; another list makes it stale. */
  readonly of: readonly RecordSummary[];
  /** Layers in force then, by role; others make it stale. */
  readonly on: ReadonlyMap<string, string>;
  readonly byRole: ReadonlyMap<string, RoleLedger>;
}

export const useLedger = create<LedgerState>(() => ({ of: [], on: new Map(), byRole: new Map() }));

let orders = 0;

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
  const sites: LedgerSite[] = [];
  const ids = countedRows(rows).map(({ id }) => id);
  for await (const lot of keptInLots(store, ids)) {
    sites.push(...lot.flatMap((record) => (record ? [ledgerSite(record)] : [])));
  }
  return sites;
}

/**
 * Computes the ledger of these roles from the records kept, one role after the other in the worker; roles already
 * computed from the same list on the same layers are passed over. A newer list, other layers, or the signal end it.
 */
export async function computeLedger(
  client: ScreeningClient,
  store: LocalStore,
  roles: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const { rows } = useRecords.getState();
  const { inForce } = useKeptLayers.getState();
  const { of, on } = useLedger.getState();
  if (of !== rows || on !== inForce) useLedger.setState({ of: rows, on: inForce, byRole: new Map() });
  const missing = roles.filter((role) => !useLedger.getState().byRole.has(role));
  if (sitesOf?.rows !== rows) sitesOf = { rows, sites: readSites(store, rows) };
  const sites = await sitesOf.sites;
  const isWanted = () => {
    const { of: listed, on: layers } = useLedger.getState();
    return !signal?.aborted && listed === rows && layers === inForce;
  };
  orders += 1;
  const order = orders;
  const cancel = () => void client.call((api) => api.cancelLedger(order));
  signal?.addEventListener('abort', cancel);
  for (const role of missing) {
    if (!isWanted()) break;
    const result = await client.call((api) => api.ledger(role, sites, order));
    if (!isWanted()) break;
    const ledger = result.ok ? result.value : 'failed';
    if (ledger === 'cancelled') break;
    useLedger.setState(({ byRole }) => ({ byRole: new Map(byRole).set(role, ledger) }));
  }
  signal?.removeEventListener('abort', cancel);
}
