// How much the built page loads before its map can be used, compressed as a server sends it; fails above the budget.
// Usage: node scripts/budget.mjs   (after `npm run build:app`)
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
/** kB of 1000 bytes, gzip -9. The workers run beside the page and have their own bars. */
const BUDGETS_KB = { page: 600, style: 40, 'screening.worker': 320, 'import.worker': 200, 'maplibre-gl-worker': 160 };

const gzipKb = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length, 0) / 1000;

const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const linked = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file);
const assets = readdirSync(join(DIST, 'assets')).map((name) => `assets/${name}`);
const scripts = linked.filter((file) => file.endsWith('.js'));
if (!scripts.some((file) => file.startsWith('assets/map-region-'))) {
  throw new Error('budget: the page does not name its map');
}
const parts = {
  page: scripts,
  style: linked.filter((file) => file.endsWith('.css')),
};
for (const worker of Object.keys(BUDGETS_KB).slice(2)) {
  parts[worker] = assets.filter((file) => file.startsWith(`assets/${worker}-`));
}

let over = false;
for (const [part, budgetKb] of Object.entries(BUDGETS_KB)) {
  if (parts[part].length === 0) throw new Error(`budget: nothing found for ${part}`);
  const kb = gzipKb(parts[part]);
  over ||= kb > budgetKb;
  process.stdout.write(
    `${part.padEnd(20)} ${kb.toFixed(0).padStart(4)} kB of ${budgetKb}${kb > budgetKb ? '  OVER THE BUDGET' : ''}\n`,
  );
}
if (over) process.exit(1);
