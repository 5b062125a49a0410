/**
 * Lets waiting messages, clicks and frames in. No timer: one of 0 ms is held up to 4 ms, and those of a page in the
 * background come once a second, later once a minute.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
