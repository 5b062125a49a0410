import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { catalogSchema } from '../src/catalog/catalog.ts';
import { fgbSource } from '../src/catalog/fgb-source.ts';
import { loadLayers } from '../src/catalog/load-layers.ts';
import type { ScreeningRecord } from '../src/record/record.ts';
import { type LedgerSite, ledgerLand, ledgerOf, ledgerSite } from '../src/run/ledger.ts';
import { BATCH_TITLE, bar, megabytes, ms, type Row, type Table, times, withTable } from './report.ts';
import { runBatch, sitesFile } from './run-batch.ts';
import { roundSites } from './sites.ts';
import { writeStressDeployment } from './stress-deployment.ts';
import { makeStressLayer } from './stress-layer.ts';
import { timed } from './timing.ts';
import { type Area, TurfPeer } from './turf-peer.ts';

const ROOT = process.cwd();
const REPORT = 'docs/performance.md';
/** Sites screened: 5 000, or as many as are asked for (`npm run bench:batch -- 500`). */
const SITES = Number(process.argv[2] ?? 5000);
/** Sites the peer is asked for; it is far too slow for all. */
const PEER_SITES = 20;
/** The peer without an index is asked for one site and one feature of so many. */
const NAIVE_STEP = 50;

function log(text: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}

/** What the ledger needs of every record of a file; line by line, since all of them are more than a text can hold. */
async function ledgerSites(file: string): Promise<LedgerSite[]> {
  const sites: LedgerSite[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    sites.push(ledgerSite(JSON.parse(line) as ScreeningRecord));
  }
  return sites;
}

/** What all records together take of every zone of every layer, from the records and layers alone. */
async function ledgerRow(data: string, sites: readonly LedgerSite[]): Promise<Row> {
  const catalog = catalogSchema.parse(JSON.parse(readFileSync(join(data, 'catalog.json'), 'utf8')));
  const source = fgbSource(catalog, { read: async (path) => new Uint8Array(readFileSync(join(data, path))) });
  const layers = await loadLayers(
    source,
    catalog.layers.map(({ role }) => role),
  );
  const all = timed(() => {
    const land = ledgerLand(sites);
    return layers.reduce((rows, layer) => rows + ledgerOf(layer, land).length, 0);
  });
  return [
    `ledger of ${sites.length.toLocaleString('en')} records over all layers, ${all.value} rows`,
    ms(all.ms),
    '',
    '',
  ];
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stress-batch-'));
  try {
    log('stress deployment');
    const deployment = join(folder, 'app');
    const features = await writeStressDeployment(ROOT, deployment);
    const data = join(deployment, 'data');
    const sites = roundSites(SITES, 150, 24, 50);
    log(`${SITES} sites`);
    const out = join(folder, 'records.jsonl');
    const { wallMs, bytes } = await runBatch(ROOT, [
      '--sites',
      sitesFile(folder, sites),
      '--layers',
      data,
      '--out',
      out,
    ]);
    log('Turf');
    const turf = new TurfPeer(makeStressLayer().map(({ geometry }) => geometry as Area));
    const byTurf = timed(() => sites.slice(0, PEER_SITES).reduce((sum, site) => sum + turf.overlapM2(site), 0));
    const turfMs = (byTurf.ms * SITES) / PEER_SITES;
    log('Turf in a loop');
    const naiveMs = timed(() => turf.naive(sites[0]!, NAIVE_STEP)).ms * NAIVE_STEP * SITES;
    log('ledger');
    const taken = await ledgerSites(out);
    const name = `${SITES.toLocaleString('en')} sites, ${features.toLocaleString('en')} features`;
    const table: Table = {
      title: BATCH_TITLE,
      note: `Written by \`npm run bench:batch\` (${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, load average ${loadavg()[0]!.toFixed(0)} at the end): \`screen batch\` as a process, from a GeoJSON file to sealed records on disk, every role measured with Turf as second opinion and judged by all rules. The first peer does nothing but the overlap areas; the second what one would write first, of the same facts overlaps and distances, without an index.`,
      head: ['what', 'time or size', 'ratio', 'bar'],
      rows: [
        [`${name}: whole screening, ${ms(wallMs / SITES)} a site`, ms(wallMs), '', ''],
        [`${name}: flatbush + Turf, areas only, from ${PEER_SITES} sites`, ms(turfMs), times(turfMs / wallMs), ''],
        [
          `${name}: Turf in a loop over all features, overlap and distance, from 1 site and 1 feature of ${NAIVE_STEP}`,
          ms(naiveMs),
          times(naiveMs / wallMs),
          bar(naiveMs / wallMs >= 50, '≥ 50 ×'),
        ],
        [`${name}: greatest memory of the process`, megabytes(bytes), '', bar(bytes < 1e9, '< 1 GB')],
        await ledgerRow(data, taken),
      ],
    };
    const report = withTable(readFileSync(REPORT, 'utf8'), table);
    writeFileSync(REPORT, report);
    process.stdout.write(report.slice(report.indexOf(`## ${BATCH_TITLE}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
