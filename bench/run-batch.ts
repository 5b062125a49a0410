import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Polygon } from 'geojson';

const POLL_MS = 200;

/** The greatest memory a process has had so far, bytes; 0 once it is gone. */
function peakBytes(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Runs a batch of the built command line; time from start to end with everything in between, and the memory it took. */
export function runBatch(root: string, options: readonly string[]): Promise<{ wallMs: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const args = ['dist-cli/main.js', 'batch', ...options];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    let bytes = 0;
    const poll = setInterval(() => {
      bytes = Math.max(bytes, peakBytes(child.pid!));
    }, POLL_MS);
    child.on('close', (status) => {
      clearInterval(poll);
      if (status === 0) resolve({ wallMs: performance.now() - start, bytes });
      else reject(new Error(`batch ended with ${status}`));
    });
  });
}

/** Writes sites as a file of features; its path. */
export function sitesFile(folder: string, sites: readonly Polygon[]): string {
  const file = join(folder, 'sites.geojson');
  const features = sites.map((geometry, i) => ({ type: 'Feature', properties: { name: `site ${i + 1}` }, geometry }));
  writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
  return file;
}
