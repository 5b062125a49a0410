/** So long nobody must have asked anything: at the start the map is then drawn, which needs the processor more. */
const QUIET_MS = 500;

let heardMs = 0;

/** Listens for messages to this worker; to be called before any can come. */
export function listenForQuiet(): void {
  addEventListener('message', () => {
    heardMs = performance.now();
  });
}

/** Waits until this worker has heard nothing for a while; messages that wait are let in first in any case. */
export async function quiet(): Promise<void> {
  do {
    const leftMs = Math.max(0, heardMs + QUIET_MS - performance.now());
    await new Promise((resolve) => setTimeout(resolve, leftMs));
  } while (performance.now() < heardMs + QUIET_MS);
}
