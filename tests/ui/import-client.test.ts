import { describe, expect, it, vi } from 'vitest';
import { ImportClient } from '../../src/worker/import-client.ts';

const file = (name: string) => ({ name, content: new Blob(['x']), origin: 'file' as const });

/** A worker that answers each call with its name, or not at all. */
function fakeWorker(answers: boolean) {
  const target = new EventTarget();
  return Object.assign(target, {
    terminate: vi.fn(),
    postMessage(message: { id?: string; argumentList?: { value?: { name?: string } }[] }) {
      if (!answers || !message.id) return;
      const value = { ok: true, value: message.argumentList?.[0]?.value?.name, warnings: [] };
      setTimeout(() => {
        target.dispatchEvent(new MessageEvent('message', { data: { id: message.id, type: 'RAW', value } }));
      }, 1);
    },
  });
}

function clientOf(workers: ReturnType<typeof fakeWorker>[], leastMs = 30_000) {
  let next = 0;
  return new ImportClient({ spawn: () => workers[next++] as unknown as Worker, leastMs });
}

describe('ImportClient', () => {
  it('a second file ends the worker in the middle of the first, which answers that it was superseded', async () => {
    const workers = [fakeWorker(false), fakeWorker(true)];
    const client = clientOf(workers);
    const first = client.read(file('a.txt'), () => {});
    const second = client.read(file('b.txt'), () => {});
    expect(await first).toBe('superseded');
    expect(await second).toMatchObject({ ok: true, value: 'b.txt' });
    expect(workers[0]?.terminate).toHaveBeenCalledOnce();
    expect(workers[1]?.terminate).not.toHaveBeenCalled();
  });

  it('cancelled, answers at once and starts anew with the next file', async () => {
    const workers = [fakeWorker(false), fakeWorker(true)];
    const client = clientOf(workers);
    const first = client.read(file('a.txt'), () => {});
    client.cancel();
    expect(await first).toBe('superseded');
    expect(await client.read(file('b.txt'), () => {})).toMatchObject({ ok: true, value: 'b.txt' });
  });

  it('a file that takes too long is given up', async () => {
    const worker = fakeWorker(false);
    const result = await clientOf([worker], 20).read(file('a.txt'), () => {});
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'import_timeout' }] });
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('a worker that fails is told, and replaced with the next file', async () => {
    const workers = [fakeWorker(false), fakeWorker(true)];
    const client = clientOf(workers);
    const first = client.read(file('a.txt'), () => {});
    workers[0]?.dispatchEvent(new Event('error'));
    expect(await first).toMatchObject({ ok: false, problems: [{ code: 'worker_failed' }] });
    expect(await client.read(file('b.txt'), () => {})).toMatchObject({ ok: true, value: 'b.txt' });
  });
});
