import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticServer {
  readonly url: string;
  /** Answers these paths (ends of them) with what a test wants instead of the file; `held` ones wait until let go. */
  readonly faults: Map<string, 'missing' | 'half' | 'empty' | 'held'>;
  close(): Promise<void>;
}

/** A plain static server, no ranges, no rewriting, under a sub-path: the least a host can offer. */
export async function serveStatic(root: string, prefix = '/office/screen/'): Promise<StaticServer> {
  const faults: StaticServer['faults'] = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : null;
    const file =
      inside === null || inside.startsWith('..')
        ? null
        : join(root, inside === '.' || inside === '' ? 'index.html' : inside);
    const faultNow = () => [...faults].find(([end]) => path.endsWith(end))?.[1];
    while (faultNow() === 'held') await setTimeout(50);
    const fault = faultNow();
    if (!file || fault === 'missing' || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    if (fault === 'empty') {
      response.end();
      return;
    }
    const { size } = statSync(file);
    createReadStream(file, fault === 'half' ? { end: Math.floor(size / 2) } : {}).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
