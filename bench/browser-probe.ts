/**
 * Runs in the page before anything else: notes when a screening was asked for, answered and painted, and every task that
 * held the main thread for more than 50 ms. Self-contained, since it is handed over as text.
 */
export function installProbe(): void {
  const probe = {
    screenings: [] as { live: boolean; askedMs: number; answeredMs: number; paintedMs: number; pointerMs: number }[],
    longTasks: [] as { startMs: number; durationMs: number }[],
  };
  let pointerMs = 0;
  addEventListener('pointermove', (event) => (pointerMs = event.timeStamp), { capture: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      probe.longTasks.push({ startMs: startTime, durationMs: duration });
  }).observe({ type: 'longtask', buffered: true });
  const asked = new Map<string, (typeof probe.screenings)[number]>();
  const post = Worker.prototype.postMessage as (this: Worker, ...args: unknown[]) => void;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    const message = args[0] as { id?: string; path?: string[]; argumentList?: { value?: { live?: boolean } }[] };
    if (message?.path?.[0] === 'screen' && message.id) {
      const live = message.argumentList?.[0]?.value?.live === true;
      const one = { live, askedMs: performance.now(), answeredMs: 0, paintedMs: 0, pointerMs };
      asked.set(message.id, one);
      this.addEventListener('message', function listen(event) {
        if (event.data?.id !== message.id) return;
        this.removeEventListener('message', listen);
        one.answeredMs = performance.now();
        probe.screenings.push(one);
        // After the next frame's callbacks come style, layout and paint; a task queued there runs when those are done.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (one.paintedMs = performance.now());
          port2.postMessage(null);
        });
      });
    }
    post.apply(this, args);
  };
  Object.assign(globalThis, { probe });
}

/** Runs in the worker: notes how long each screening took there, from the message's arrival to its answer. */
export function installWorkerProbe(): void {
  const scope = globalThis as unknown as {
    postMessage: (...args: unknown[]) => void;
    addEventListener: (name: 'message', listen: (event: MessageEvent) => void, capture: boolean) => void;
    workerTimes: { live: boolean; ms: number }[];
  };
  scope.workerTimes = [];
  // The message is seen here after the worker's own listener, which may have answered by then.
  const answered = new Map<string, number>();
  const started = new Map<string, { live: boolean; atMs: number }>();
  const settle = (id: string) => {
    const start = started.get(id);
    const endMs = answered.get(id);
    if (start && endMs !== undefined) scope.workerTimes.push({ live: start.live, ms: endMs - start.atMs });
  };
  const post = scope.postMessage.bind(scope);
  scope.postMessage = (...args) => {
    const { id } = (args[0] ?? {}) as { id?: string };
    post(...args);
    if (id === undefined) return;
    answered.set(id, performance.now());
    settle(id);
  };
  const note = (event: MessageEvent) => {
    const { id, path, argumentList } = event.data ?? {};
    if (path?.[0] !== 'screen') return;
    started.set(id, { live: argumentList[0]?.value?.live === true, atMs: event.timeStamp });
    settle(id);
  };
  scope.addEventListener('message', note, true);
}
