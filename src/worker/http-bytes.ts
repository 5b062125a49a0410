import { nowAndThen } from './now-and-then.ts';
import type { ReadBytes } from './plan-files.ts';
import type { LoadingNews } from './protocol.ts';

/** Files below this come before anybody wonders. */
const TOLD_FROM_BYTES = 1_000_000;

/**
 * Reads files of the site's own folder, relative to the page. A failed request is tried once more, since a static
 * server that restarts answers the second one; then it throws, and the caller makes a problem of it.
 * @param baseUrl  of the document, not of the worker, whose own file lies elsewhere
 * @param tell  told how far a large file is, if its size is known beforehand
 */
export function httpBytes(baseUrl: string, tell: (news: LoadingNews) => void = () => {}): ReadBytes {
  return async (path, totalBytes) => {
    const url = new URL(path, baseUrl);
    const attempt = async () => {
      const response = await fetch(url, { cache: 'no-cache' });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      if (totalBytes === undefined || totalBytes < TOLD_FROM_BYTES || !response.body) {
        return new Uint8Array(await response.arrayBuffer());
      }
      const told = nowAndThen((done: number) => tell({ news: 'loading', path, done, total: totalBytes }));
      return readStream(response.body, totalBytes, told);
    };
    return attempt().catch(attempt);
  };
}

/** What arrives, in one array of the promised size; throws when it is more or less. */
async function readStream(
  stream: ReadableStream<Uint8Array>,
  totalBytes: number,
  tell: (done: number) => void,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(totalBytes);
  const reader = stream.getReader();
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (at + part.value.length > totalBytes) throw new RangeError('longer than promised');
    bytes.set(part.value, at);
    at += part.value.length;
    tell(at);
  }
  if (at < totalBytes) throw new RangeError('cut short');
  return bytes;
}
