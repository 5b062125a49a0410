/** What stands open beside the list, as the address tells it. */
export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'rescreen' }
  | { readonly kind: 'ledger' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'compare'; readonly before: string; readonly now: string };

/** Addresses of the re-screening, of the ledger and of many sites at once. */
export const RESCREEN = 'rescreen';
export const LEDGER = 'ledger';
export const BATCH = 'batch';

/** Reads what the address has after `#/records/`. */
export function readOpened(selected: string | null): Opened {
  if (!selected) return { kind: 'none' };
  if (selected === RESCREEN) return { kind: 'rescreen' };
  if (selected === LEDGER) return { kind: 'ledger' };
  if (selected === BATCH) return { kind: 'batch' };
  const [kind, before, now] = selected.split(':');
  if (kind === 'compare' && before && now) return { kind: 'compare', before, now };
  return { kind: 'record', id: selected };
}

export function compareAddress(before: string, now: string): string {
  return `compare:${before}:${now}`;
}
