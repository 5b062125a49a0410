import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/kernel/problem.ts';
import { ScreeningClient } from '../../src/worker/client.ts';
import type { ScreenRequest } from '../../src/worker/protocol.ts';

/** A worker that answers nothing, or each call after a turn. */
function fakeWorker(answer: ((path: readonly string[], args: readonly unknown[]) => unknown) | null): Worker {
  const target = new EventTarget();
  return Object.assign(target, {
    terminate: vi.fn(),
    postMessage(message: { id?: string; path?: string[]; argumentList?: { value: unknown }[] }) {
      if (!answer || !message.id || !message.path) return;
      const value = answer(
        message.path,
        (message.argumentList ?? []).map((argument) => argument.value),
      );
      setTimeout(() => {
        target.dispatchEvent(new MessageEvent('message', { data: { id: message.id, type: 'RAW', value } }));
      }, 5);
    },
  }) as unknown as Worker;
}

const ok = (value: unknown) => ({ ok: true, value, warnings: [] });
const request = (name: string) =>
  ({ site: { name }, answers: {}, overrides: {}, parameters: {} }) as unknown as ScreenRequest;

describe('ScreeningClient', () => {
  it('of requests waiting for one that runs, answers only the newest', async () => {
    const screened: unknown[] = [];
    const client = new ScreeningClient({
      spawn: () =>
        fakeWorker((path, args) => {
          if (path[0] === 'screen') screened.push((args[0] as ScreenRequest).site.name);
          return ok(null);
        }),
      baseUrl: 'http://localhost/',
      onReplaced: () => {},
    });
    const replies = await Promise.all(['a', 'b', 'c'].map((name) => client.screen(request(name))));
    expect(replies.map((reply) => (reply === 'superseded' ? reply : 'answered'))).toEqual([
      'answered',
      'superseded',
      'answered',
    ]);
    expect(screened).toEqual(['a', 'c']);
  });

  it('waits on while the worker says that it is reading a large file, and passes that on', async () => {
    const told: unknown[] = [];
    const slow = fakeWorker(null);
    let tellers = 0;
    const client = new ScreeningClient({
      spawn: () => {
        const timer = setInterval(() => {
          const news = { news: 'loading', path: 'layers/a.packed', done: ++tellers, total: 10 };
          slow.dispatchEvent(new MessageEvent('message', { data: news }));
          if (tellers === 10) clearInterval(timer);
        }, 20);
        return slow;
      },
      baseUrl: 'http://localhost/',
      onReplaced: () => {},
      onNews: (news) => told.push(news.done),
      timeoutMs: 100,
    });
    const start = performance.now();
    expect(await client.start()).toMatchObject({ ok: false, problems: [{ code: 'worker_unresponsive' }] });
    // Ten signs of life, then silence for the time it may take.
    expect(performance.now() - start).toBeGreaterThan(250);
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('replaces a worker that does not answer, says so, and works again', async () => {
    const told: Problem[] = [];
    const silent = fakeWorker(null);
    const workers = [silent, fakeWorker(() => ok(null))];
    const client = new ScreeningClient({
      spawn: () => workers.shift() ?? silent,
      baseUrl: 'http://localhost/',
      onReplaced: (problem) => told.push(problem),
      timeoutMs: 30,
    });
    const lost = await client.screen(request('a'));
    expect(lost).toMatchObject({ ok: false, problems: [{ code: 'worker_unresponsive' }] });
    expect(told.map(({ code }) => code)).toEqual(['worker_unresponsive']);
    expect(silent.terminate).toHaveBeenCalled();
    expect(await client.screen(request('a'))).toMatchObject({ ok: true });
  });
});
