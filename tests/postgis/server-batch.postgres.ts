import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon, featureCollection } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Cluster, startCluster } from '../../scripts/postgres-cluster.mjs';
import { REPOSITORY, type Run, screen, withFolder } from '../cli/cli.ts';
import { databaseWithPostgis, SECRET, schemasOf } from './databases.ts';

const TIMEOUT_MS = 480_000;
/** More than one group of sites, so that a run can be cut between two. */
const SITES = 210;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
}, TIMEOUT_MS);
afterAll(() => cluster.stop());

/** Squares of 25 m in rows over the town. */
function sites(count: number): string {
  const features = Array.from({ length: count }, (_, i) => {
    const [west, south, side] = [113.26 + 0.001 * (i % 30), 34.79 + 0.001 * Math.floor(i / 30), 0.0003];
    return bboxPolygon([west, south, west + side, south + side], { properties: { name: `地块${i + 1}` } });
  });
  return JSON.stringify(featureCollection(features));
}

const fingerprints = (jsonl: string) =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { fingerprint: string }).fingerprint);

/** Starts a batch, does something once so many sites are on disk, and gives how it ended. */
function cutAfter(args: readonly string[], out: string, count: number, cut: (child: { kill(): void }) => unknown) {
  return new Promise<Run>((resolve) => {
    const child = spawn(process.execPath, [join(REPOSITORY, 'dist-cli/main.js'), ...args], { cwd: REPOSITORY });
    let stderr = '';
    let done = false;
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    const journal = `${out}.part.journal`;
    const timer = setInterval(() => {
      if (done || !existsSync(journal) || readFileSync(journal, 'utf8').split('\n').length <= count + 1) return;
      done = true;
      void cut({ kill: () => child.kill('SIGKILL') });
    }, 5);
    child.on('close', (status) => {
      clearInterval(timer);
      resolve({ status, stdout: '', stderr });
    });
  });
}

/** A file of sites, where records go, and the arguments of a batch over a server. */
async function withBatch(count: number, use: (file: string, out: string, args: (url: string) => string[]) => unknown) {
  await withFolder(async (folder) => {
    const file = join(folder, 'many.geojson');
    writeFileSync(file, sites(count));
    const out = join(folder, 'out.jsonl');
    await use(file, out, (url) => ['batch', '--sites', file, '--out', out, '--engine', `postgis:${url}`]);
  });
}

/** Tables of layers of runs that are under way or were killed, by the number the server gave them. */
const layerTables = async (url: string) =>
  (await ask(url, "SELECT c.oid FROM pg_class c WHERE relname ~ '^zone_part_[0-9a-f]{40}$' ORDER BY 1")).map(
    ({ oid }) => oid,
  );

describe('a batch over a server', () => {
  test(
    'killed, it goes on with the layers it had loaded and ends with the records of memory; nothing is left',
    async () => {
      const url = await databaseWithPostgis(cluster, 'killed');
      await withBatch(SITES, async (file, out, args) => {
        const killed = await cutAfter(args(url), out, 30, (child) => child.kill());
        expect(killed.status).toBeNull();
        expect(existsSync(out)).toBe(false);
        const left = await layerTables(url);
        expect(left.length).toBeGreaterThan(20);
        expect(await schemasOf(url)).toEqual([
          'shangjie_screening',
          expect.stringMatching(/^shangjie_screening_run_\d+$/),
        ]);
        const tables: unknown[][] = [];
        const again = await cutAfter(args(url), out, 205, async () => tables.push(await layerTables(url)));
        expect(again.status).toBe(0);
        expect(again.stderr).toContain('batch_resumed');
        expect(again.stderr).not.toContain('batch_areas_differ');
        expect(tables[0]).toEqual(left);
        expect(await schemasOf(url)).toEqual([]);
        const text = readFileSync(out, 'utf8');
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('postgres');
        const memory = await screen(['batch', '--sites', file]);
        expect(fingerprints(text)).toEqual(fingerprints(memory.stdout));
        expect(fingerprints(text)).toHaveLength(SITES);
      });
    },
    TIMEOUT_MS,
  );

  test(
    'two at once use one set of tables; the last takes it away; what else is there stays as it was',
    async () => {
      const url = await databaseWithPostgis(cluster, 'shared');
      const others =
        'SELECT (SELECT count(*) FROM shangjie.zone_part) AS a, (SELECT count(*) FROM public.site_part) AS b';
      const admin = cluster.url('shared');
      await ask(
        admin,
        'CREATE SCHEMA shangjie; CREATE TABLE shangjie.zone_part AS SELECT 1; CREATE TABLE public.site_part AS SELECT 2',
      );
      const runs = [withBatch(SITES, run), withBatch(SITES, run)];
      const found: string[][] = [];
      async function run(_file: string, out: string, args: (url: string) => string[]) {
        expect(await screen(args(url))).toEqual({ status: 0, stdout: '', stderr: expect.not.stringContaining('!') });
        found.push(fingerprints(readFileSync(out, 'utf8')));
      }
      await Promise.all(runs);
      expect(found[0]).toEqual(found[1]);
      expect(await schemasOf(url)).toEqual(['shangjie']);
      expect(await ask(admin, others)).toEqual([{ a: '1', b: '1' }]);
    },
    TIMEOUT_MS,
  );

  test(
    'a connection that ends midway, or a server that crashes, is told; the same command goes on',
    async () => {
      const url = await databaseWithPostgis(cluster, 'cut');
      const end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'shangjie-screen'";
      const lost = /connection to the database was lost: .*\[database_lost\]/;
      await withBatch(SITES, async (_file, out, args) => {
        const cut = await cutAfter([...args(url), '--lang', 'en'], out, 30, () => ask(cluster.url('postgres'), end));
        expect(cut).toMatchObject({ status: 2, stderr: expect.stringMatching(lost) });
      });
      await withBatch(SITES, async (file, out, args) => {
        const command = [...args(url), '--lang', 'en'];
        const crashed = await cutAfter(command, out, 30, () => cluster.halt('immediate'));
        expect(crashed).toMatchObject({ status: 2, stderr: expect.stringMatching(lost) });
        cluster.resume();
        const rest = await screen(command);
        expect(rest).toMatchObject({ status: 0, stderr: expect.stringContaining('[batch_resumed]') });
        const memory = await screen(['batch', '--sites', file, '--lang', 'en']);
        expect(fingerprints(readFileSync(out, 'utf8'))).toEqual(fingerprints(memory.stdout));
        expect(await schemasOf(url)).toEqual([]);
      });
    },
    TIMEOUT_MS,
  );

  test(
    'what stands against a server is told in both languages, and nothing is written there',
    async () => {
      const url = await databaseWithPostgis(cluster, 'refusing');
      const admin = cluster.url('refusing');
      const told = async (at: string) => {
        const codes: string[] = [];
        await withBatch(1, async (file) => {
          for (const lang of ['zh', 'en']) {
            const run = await screen(['batch', '--sites', file, '--engine', `postgis:${at}`, '--lang', lang]);
            expect(run).toMatchObject({ status: 2, stdout: '' });
            expect(run.stderr).not.toContain(SECRET);
            expect(/[\u4e00-\u9fff]/.test(run.stderr)).toBe(lang === 'zh');
            codes.push(/\[(\w+)\]/.exec(run.stderr)?.[1] ?? run.stderr);
          }
        });
        expect(codes[0]).toBe(codes[1]);
        return codes[0];
      };
      expect(await told(url.replace(SECRET, `not-${SECRET}`))).toBe('database_unreachable');
      expect(await told(url.replace('/refusing', '/nowhere'))).toBe('database_unreachable');
      await ask(cluster.url('postgres'), 'CREATE DATABASE plain');
      expect(await told(cluster.url('plain', 'refusing_officer', SECRET))).toBe('database_without_postgis');
      await ask(admin, 'REVOKE CREATE ON DATABASE refusing FROM refusing_officer');
      expect(await told(url)).toBe('database_forbidden');
      await ask(admin, 'GRANT CREATE ON DATABASE refusing TO refusing_officer');
      await ask(admin, 'CREATE SCHEMA shangjie_screening; CREATE TABLE shangjie_screening.zone_part AS SELECT 1');
      expect(await told(url)).toBe('database_schema_taken');
      expect(await ask(admin, 'SELECT * FROM shangjie_screening.zone_part')).toHaveLength(1);
      await ask(admin, 'DROP SCHEMA shangjie_screening CASCADE');
      await ask(admin, "UPDATE pg_extension SET extversion = '2.5.9' WHERE extname = 'postgis'");
      expect(await told(url)).toBe('database_too_old');
      expect(await schemasOf(url)).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
