import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, type Cluster, startCluster } from '../scripts/postgres-cluster.mjs';
import { type Row, times } from './report.ts';
import { runBatch, sitesFile } from './run-batch.ts';
import { roundSites } from './sites.ts';
import { writeStressDeployment } from './stress-deployment.ts';
import { quantile } from './timing.ts';

const ROOT = process.cwd();
const REPORT = 'docs/scale.md';
const SITES = 100;
/** Of the full stress layer of 100 000 features. */
const SHARES = [0.01, 0.1, 1];
const REPEATS = 3;
/** An engine that has taken so long on a row is not asked again, ms: the whole has to end in about ten minutes. */
const ENOUGH_MS = 90_000;
const START = '<!-- growth: written by npm run bench:growth -->';
const END = '<!-- end of growth -->';

type Engine = 'memory' | 'embedded PostGIS' | 'PostgreSQL with PostGIS';

function log(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

/** Wall time of each run, seconds. */
async function timesOf(options: readonly string[], out: string): Promise<number[]> {
  const all: number[] = [];
  const start = performance.now();
  while (all.length < REPEATS && (all.length === 0 || performance.now() - start < ENOUGH_MS)) {
    rmSync(out, { force: true });
    all.push((await runBatch(ROOT, options)).wallMs / 1000);
  }
  return all;
}

/** Fingerprints in the order of the sites: what the engines must agree on before their times are compared. */
function fingerprints(out: string): string {
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as { fingerprint: string }).fingerprint).join(' ');
}

async function rowsFor(cluster: Cluster, folder: string, sites: string, share: number): Promise<Row[]> {
  const deployment = join(folder, `app-${share}`);
  const features = await writeStressDeployment(ROOT, deployment, share);
  const engines: readonly (readonly [Engine, string])[] = [
    ['memory', 'memory'],
    ['PostgreSQL with PostGIS', `postgis:${cluster.url('growth')}`],
    ['embedded PostGIS', 'postgis'],
  ];
  const out = join(folder, 'out.jsonl');
  const rows: Row[] = [];
  let first: { readonly median: number; readonly prints: string } | undefined;
  for (const [name, engine] of engines) {
    log(`${features} features, ${name}`);
    const all = await timesOf(
      ['--sites', sites, '--layers', join(deployment, 'data'), '--out', out, '--engine', engine],
      out,
    );
    const median = quantile(all, 0.5);
    const prints = fingerprints(out);
    first ??= { median, prints };
    if (prints !== first.prints) throw new Error(`${name} makes other records than memory`);
    const spread = `${Math.min(...all).toFixed(1)} … ${Math.max(...all).toFixed(1)} s (${all.length})`;
    log(`${name}: ${median.toFixed(1)} s, ${spread}`);
    rows.push([features.toLocaleString('en'), name, `${median.toFixed(1)} s`, spread, times(median / first.median)]);
  }
  rmSync(deployment, { recursive: true, force: true });
  return rows;
}

/** Puts the rows so far in their place in the document. */
function writeCurve(rows: readonly Row[]): void {
  const report = readFileSync(REPORT, 'utf8');
  const [before, rest] = report.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${REPORT} has no place for the curve`);
  const load = loadavg()[0]!.toFixed(0);
  const note = `${SITES} sites of 7 ha, from file to sealed records, each run a process of its own that loads its layers (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load average ${load} at the end; the server on the same cores). All engines made the same records.`;
  const head = ['features', 'engine', 'median', 'spread (runs)', 'to memory'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  writeFileSync(REPORT, `${before}${START}\n${note}\n\n${table.join('\n')}\n${END}${after}`);
  process.stdout.write(`${table.join('\n')}\n`);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  const cluster = await startCluster();
  try {
    await ask(cluster.url('postgres'), 'CREATE DATABASE growth');
    await ask(cluster.url('growth'), 'CREATE EXTENSION postgis');
    const sites = sitesFile(folder, roundSites(SITES, 150, 24, 50));
    const rows: Row[] = [];
    for (const share of SHARES) {
      rows.push(...(await rowsFor(cluster, folder, sites, share)));
      // After each size, as the largest takes most of the time and may be stopped.
      writeCurve(rows);
    }
  } finally {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
