import { useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();

function isForeign(url: string): boolean {
  const { protocol, origin } = new URL(url, document.baseURI);
  return /^(https?|wss?):$/.test(protocol) && origin !== location.origin;
}

const observer = new PerformanceObserver((list) => {
  const found = list.getEntries().filter((entry) => isForeign(entry.name)).length;
  if (found === 0) return;
  count += found;
  for (const listener of listeners) listener();
});
observer.observe({ type: 'resource', buffered: true });

// A request the policy stopped never left the machine, but somebody tried: it counts.
document.addEventListener('securitypolicyviolation', (event) => {
  if (!/^(https?|wss?):/.test(event.blockedURI) || !isForeign(event.blockedURI)) return;
  count += 1;
  for (const listener of listeners) listener();
});

/** Requests to other hosts the browser has seen since the page was opened. */
export function useForeignRequests(): number {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => count,
  );
}
