import { z } from 'zod';

/** As the build lists them. A file without revision changes its name with its content. */
const keptFilesSchema = z.array(z.object({ url: z.string(), revision: z.string().nullable(), bytes: z.number() }));

/** How much of the app lies on this machine; sizes in bytes as on disk. */
export interface Kept {
  readonly files: number;
  readonly bytes: number;
  readonly totalFiles: number;
  readonly totalBytes: number;
}

interface Listed {
  readonly key: string;
  readonly url: string;
  readonly bytes: number;
}

/** The service worker's store, and what ought to be in it by the names it uses there. */
async function openCopy(): Promise<{ cache: Cache; listed: readonly Listed[] }> {
  const base = document.baseURI;
  const answer = await fetch(new URL('offline-files.json', base));
  if (!answer.ok) throw new Error(`list of files: ${answer.status}`);
  const files = keptFilesSchema.parse(await answer.json());
  const listed = files.map(({ url, revision, bytes }) => {
    const key = new URL(url, base);
    if (revision !== null) key.searchParams.set('__WB_REVISION__', revision);
    return { key: key.href, url: new URL(url, base).href, bytes };
  });
  return { cache: await caches.open(`workbox-precache-v2-${new URL('.', base).href}`), listed };
}

/** Measures the copy; null where the list of what belongs to it cannot be had. */
export async function measureKept(): Promise<Kept | null> {
  try {
    const { cache, listed } = await openCopy();
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const done = listed.filter(({ key }) => there.has(key));
    const sum = (files: readonly Listed[]) => files.reduce((bytes, file) => bytes + file.bytes, 0);
    return { files: done.length, bytes: sum(done), totalFiles: listed.length, totalBytes: sum(listed) };
  } catch {
    return null;
  }
}

/** Fetches what the copy lacks; rejects at the first file that cannot be had. */
export async function keepMissing(): Promise<void> {
  const { cache, listed } = await openCopy();
  const there = new Set((await cache.keys()).map(({ url }) => url));
  for (const { key, url } of listed.filter((file) => !there.has(file.key))) {
    const answer = await fetch(url, { cache: 'reload' });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    await cache.put(key, answer);
  }
}
