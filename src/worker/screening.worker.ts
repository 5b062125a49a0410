import { expose, transfer } from 'comlink';
import type { Catalog } from '../catalog/catalog.ts';
import { fgbSource, type LayerFiles } from '../catalog/fgb-source.ts';
import { loadLayers } from '../catalog/load-layers.ts';
import { packBackup } from '../files/backup-file.ts';
import { invariant } from '../kernel/invariant.ts';
import { success } from '../kernel/result.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { packOf } from '../record/read-record.ts';
import { recordsInFile } from '../record/records-in-file.ts';
import { type LedgerRow, ledgerLand, ledgerSteps } from '../run/ledger.ts';
import { openPack } from '../run/open-pack.ts';
import type { Ports } from '../run/ports.ts';
import { parameterValues } from '../screening/context.ts';
import { importFormats } from '../site/import-site.ts';
import { backupReading } from './backup-reading.ts';
import { CachedSource } from './cached-source.ts';
import { drawnLayer } from './drawn-layer.ts';
import { drawnFeatures, drawnFeatureTile, drawnPicture } from './drawn-parts.ts';
import { earlierLayers } from './earlier-layers.ts';
import { enclosedBytes } from './enclosed-bytes.ts';
import { httpBytes } from './http-bytes.ts';
import { nowAndThen } from './now-and-then.ts';
import { layerBytes, overlaidSource } from './overlaid-source.ts';
import { DATA, type ReadBytes, readCatalog, readRuleset } from './plan-files.ts';
import type { UserLayer, WorkerApi, WorkerNews } from './protocol.ts';
import { listenForQuiet, quiet } from './quiet.ts';
import { ScreeningSession } from './screening-session.ts';
import { readDemo, readPlanProject } from './site-offers.ts';

/** Random bytes rather than `randomUUID`, which pages served without TLS do not have. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `R-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The browser's own hash is several times faster, and absent on pages served without TLS. */
function hasSubtle(): boolean {
  return globalThis.crypto.subtle !== undefined;
}

async function subtleSha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tell(news: WorkerNews): void {
  postMessage(news);
}

const PORTS: Ports = {
  now: () => new Date().toISOString(),
  newId,
  app: { name: 'shangjie-site-screening', version: __APP_VERSION__ },
  onMeasured: nowAndThen((done, total) => tell({ news: 'measuring', done, total })),
};

interface Opened {
  /** In force: the bundled rules, or those with a pack over them. */
  readonly ruleset: Ruleset;
  readonly bundled: Ruleset;
  readonly source: CachedSource;
  /** As published, without the user's layers. */
  readonly published: { readonly catalog: Catalog; readonly files: LayerFiles };
  /** The user's layers over them. */
  readonly inForce: readonly UserLayer[];
  readonly session: ScreeningSession;
  readonly readBytes: ReadBytes;
}

let opened: Opened | null = null;

/** Rehearsing ends after so much work, whatever is left of it. */
const REHEARSE_MS = 3000;

/** Runs the code in before somebody waits for it, whenever nobody asks for anything. */
async function rehearse(session: ScreeningSession): Promise<void> {
  const steps = session.rehearse();
  for (let workedMs = 0; workedMs < REHEARSE_MS; ) {
    await quiet();
    const startMs = performance.now();
    if ((await steps.next()).done) return;
    workedMs += performance.now() - startMs;
  }
}

const REST_EVERY_MS = 100;
/** Orders of ledgers under way that are wanted. */
const ledgers = new Set<number>();

function open(): Opened {
  invariant(opened, 'init is the first call');
  return opened;
}

/** Screens by other rules from here on; the layers at hand are kept. */
function switchRules(ruleset: Ruleset): void {
  opened = { ...open(), ruleset, session: new ScreeningSession(ruleset, open().source, PORTS) };
}

/** A record that was made without a pack is computed without one. */
function sessionFor(record: unknown): ScreeningSession {
  const { ruleset, bundled, source, session } = open();
  return ruleset.pack && packOf(record) === undefined ? new ScreeningSession(bundled, source, PORTS) : session;
}

const api: WorkerApi = {
  init: async (baseUrl, enclosed) => {
    const readBytes = enclosed ? enclosedBytes(enclosed) : httpBytes(baseUrl, tell);
    const [catalog, ruleset] = await Promise.all([readCatalog(readBytes), readRuleset(readBytes)]);
    if (!catalog.ok) return catalog;
    if (!ruleset.ok) return ruleset;
    const read = (path: string, bytes: number) => readBytes(`${DATA}${path}`, bytes);
    const files = { read, ...(hasSubtle() && { sha256: subtleSha256 }) };
    const source = new CachedSource(fgbSource(catalog.value, files), tell);
    const session = new ScreeningSession(ruleset.value, source, PORTS);
    const published = { catalog: catalog.value, files };
    opened = { ruleset: ruleset.value, bundled: ruleset.value, source, published, inForce: [], session, readBytes };
    session.prepare();
    void rehearse(session);
    const formats = importFormats().map(({ id, name, extensions }) => ({ id, name, extensions }));
    return success({ catalog: catalog.value, ruleset: ruleset.value, formats });
  },
  layer: (role, parameters) =>
    drawnLayer(role, open().source, parameterValues(open().ruleset.parameters, { parameters })),
  layerTile: async (role, tile) => {
    const drawn = await drawnFeatureTile(role, tile, open().source);
    return drawn.ok && drawn.value ? transfer(drawn, [drawn.value.buffer]) : drawn;
  },
  layerPicture: async (role, tile, look) => {
    const drawn = await drawnPicture(role, tile, look, open().source);
    return drawn.ok && drawn.value ? transfer(drawn, [drawn.value]) : drawn;
  },
  layerFeatures: (role, wanted) => drawnFeatures(role, wanted, open().source),
  useLayers: async (layers) => {
    const { source, published, session } = open();
    source.replace(overlaidSource(published.catalog, published.files, layers));
    session.reload();
    opened = { ...open(), inForce: layers };
    return success(source.catalog);
  },
  layerBytes: async (role, of) => {
    const { source, published } = open();
    const users = typeof of === 'string' ? [] : [of];
    const from = of === 'at_hand' ? source : overlaidSource(published.catalog, published.files, users);
    const bytes = await layerBytes(role, from);
    return bytes.ok && bytes.value ? transfer(bytes, [bytes.value.buffer]) : bytes;
  },
  forgetLayer: async (role) => {
    open().source.forget(role);
    open().session.reload();
    return success(null);
  },
  screen: (request) => open().session.screen(request),
  record: (request) => open().session.record(request),
  demo: (id) => readDemo(id, open().ruleset, open().readBytes),
  planProject: (id) => readPlanProject(id, open().ruleset, open().source),
  checkPack: async (text) => {
    const pack = await openPack(text, open().bundled, open().source);
    if (!pack.ok) return pack;
    const { ruleset: _ruleset, ...summary } = pack.value;
    return success(summary, pack.warnings);
  },
  setPack: async (text) => {
    if (text === null) {
      switchRules(open().bundled);
      return success({ ruleset: open().ruleset, pack: null });
    }
    const pack = await openPack(text, open().bundled, open().source);
    if (!pack.ok) return pack;
    const { ruleset, ...summary } = pack.value;
    switchRules(ruleset);
    return success({ ruleset, pack: summary }, pack.warnings);
  },
  screenPlanProject: async (id) => {
    const offer = await readPlanProject(id, open().ruleset, open().source);
    return offer.ok ? open().session.record({ ...offer.value, overrides: {}, parameters: {} }) : offer;
  },
  recordsInFile: async (name, text) => success(recordsInFile(name, text)),
  verify: (json) => sessionFor(json).verify(json),
  rescreen: (json, kept) => {
    const { session, published, inForce } = open();
    return session.rescreen(json, kept && earlierLayers(published, kept, inForce));
  },
  overlaps: (record) => open().session.overlaps(record),
  ledger: async (role, sites, order) => {
    ledgers.add(order);
    const land = ledgerLand(sites);
    const rows: LedgerRow[] = [];
    let restedMs = performance.now();
    for (const layer of await loadLayers(open().source, [role])) {
      for (const { done, total, row } of ledgerSteps(layer, land)) {
        if (row) rows.push(row);
        if (performance.now() - restedMs < REST_EVERY_MS) continue;
        tell({ news: 'ledger', role, done, total });
        // A pause in which a site in hand is screened, and word comes that this is not wanted any more.
        await new Promise((resolve) => setTimeout(resolve));
        if (!ledgers.has(order)) return success('cancelled');
        restedMs = performance.now();
      }
    }
    ledgers.delete(order);
    return success(rows);
  },
  cancelLedger: async (order) => {
    ledgers.delete(order);
    return success(null);
  },
  packBackup: async (items) => success(await packBackup({ createdAt: PORTS.now(), app: PORTS.app, items })),
  readBackup: backupReading,
  inputsNow: () => open().session.inputsNow(),
};

listenForQuiet();
expose(api);
