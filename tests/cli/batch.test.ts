import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon, featureCollection } from '@turf/turf';
import { describe, expect, test } from 'vitest';
import { REPOSITORY, screen, withFolder } from './cli.ts';

/** Squares in a row along the district; the third is no area. */
function sites(count: number): string {
  const features = Array.from({ length: count }, (_, i) => {
    const [west, south, side] = [113.27 + 0.0008 * i, 34.8, 0.0006];
    const square = bboxPolygon([west, south, west + side, south + side], { properties: { name: `地块${i + 1}` } });
    if (i === 2) square.geometry.coordinates[0]?.splice(2);
    return square;
  });
  return JSON.stringify(featureCollection(features));
}

interface Line {
  readonly key?: string;
  readonly error?: { readonly code: string };
  readonly site?: { readonly name: string };
  readonly project?: { readonly answers: Record<string, unknown> };
  readonly fingerprint?: string;
}

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('batch', () => {
  test('a record for each feature, in their order; trouble with one is its line and stops no other', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      writeFileSync(file, sites(4));
      const run = await screen(['batch', '--sites', file]);
      expect(run.status).toBe(0);
      const found = lines(run.stdout);
      expect(found.map((line) => line.site?.name ?? line.error?.code)).toEqual([
        '地块1',
        '地块2',
        'degenerate_ring',
        '地块4',
      ]);
      expect(found[2]!.key).toBe('many.geojson#3');
      expect(run.stderr).toContain('batch_sites_failed');
    });
  });

  test('sites are called by the attribute that is named', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      const many = JSON.parse(sites(2)) as { features: { properties: Record<string, string> }[] };
      for (const [at, { properties }] of many.features.entries()) properties.BH = `B-${at + 1}`;
      writeFileSync(file, JSON.stringify(many));
      const by = (attribute: string) => screen(['batch', '--sites', file, '--name-attribute', attribute]);
      const [plain, guessed, other, unknown] = [
        await screen(['batch', '--sites', file]),
        await by('name'),
        await by('BH'),
        await by('XX'),
      ];
      const prints = (text: string) => lines(text).map(({ fingerprint }) => fingerprint);
      expect(lines(other.stdout).map((line) => line.site?.name)).toEqual(['B-1', 'B-2']);
      expect(prints(guessed.stdout)).toEqual(prints(plain.stdout));
      expect(prints(other.stdout)).not.toEqual(prints(plain.stdout));
      expect(lines(unknown.stdout).map(({ error }) => error?.code)).toEqual(['name_attribute_unknown']);
    });
  });

  test('a folder of files of other kinds, as a table, with the project of each', async () => {
    await withFolder(async (folder) => {
      const land = join(folder, 'land');
      mkdirSync(land);
      writeFileSync(join(land, 'a.geojson'), sites(2));
      const survey = readFileSync(join(REPOSITORY, 'tests/fixtures/sites/s02_txt_noprefix_utf8bom_two_parcels.txt'));
      writeFileSync(join(land, 'b.txt'), survey);
      writeFileSync(join(land, 'c.png'), '\u0089PNG');
      const projects = join(folder, 'projects.csv');
      writeFileSync(projects, '用地,nature,industry_code\n地块1,新建,3360\n谁也不是,新建,\n');
      const out = join(folder, 'out.csv');
      const run = await screen(['batch', '--sites', land, '--projects', projects, '--format', 'csv', '--out', out]);
      expect(run.status).toBe(0);
      expect(run.stderr).toContain('projects_unused');
      const rows = readFileSync(out, 'utf8').trimEnd().split('\r\n');
      expect(rows[0]).toMatch(/^\ufeffkey,site,/);
      expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual([
        'a.geojson#1',
        'a.geojson#2',
        'b.txt#1',
        'b.txt#2',
        'c.png',
      ]);
      expect(rows.at(-1)).toMatch(/,unsupported_format$/);
      const json = await screen(['batch', '--sites', join(land, 'a.geojson'), '--projects', projects]);
      expect(lines(json.stdout).map(({ project }) => project!.answers.nature ?? null)).toEqual(['new', null]);
    });
  });

  test('interrupted, with a half line at the end, it goes on and makes what one go would have made', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      writeFileSync(file, sites(12));
      const out = join(folder, 'out.jsonl');
      const args = ['batch', '--sites', file, '--out', out];
      const status = await interruptedAfter(args, `${out}.part.journal`, 4);
      expect(status).toBe(130);
      expect(existsSync(out)).toBe(false);
      appendFileSync(`${out}.part`, '{"half a li');
      const before = lines(readFileSync(`${out}.part`, 'utf8').split('\n').slice(0, 3).join('\n'));
      const again = await screen(args);
      expect(again.status).toBe(0);
      expect(again.stderr).toMatch(/batch_resumed/);
      const found = lines(readFileSync(out, 'utf8'));
      // Taken over as they were: ids are of their moment.
      expect(found.slice(0, 3)).toEqual(before);
      const whole = lines((await screen(['batch', '--sites', file])).stdout);
      expect(found.map(({ fingerprint, error }) => fingerprint ?? error)).toEqual(
        whole.map(({ fingerprint, error }) => fingerprint ?? error),
      );
      for (const left of ['.part', '.part.journal', '.part.before']) expect(existsSync(out + left)).toBe(false);
    });
  }, 120_000);

  test('what has changed since is screened anew', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      writeFileSync(file, sites(12));
      const out = join(folder, 'out.jsonl');
      const args = ['batch', '--sites', file, '--out', out];
      await interruptedAfter(args, `${out}.part.journal`, 4);
      writeFileSync(file, sites(12).replace('地块1"', '改名"'));
      await screen(args);
      expect(lines(readFileSync(out, 'utf8'))[0]!.site!.name).toBe('改名');
    });
  }, 120_000);

  test('zones found by PostGIS: the same lines, and an interrupted run is taken over from the other engine', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      writeFileSync(file, sites(6));
      const out = join(folder, 'out.jsonl');
      const args = ['batch', '--sites', file, '--out', out];
      await interruptedAfter(args, `${out}.part.journal`, 2);
      const run = await screen([...args, '--engine', 'postgis']);
      expect(run.status).toBe(0);
      expect(run.stderr).toContain('batch_resumed');
      expect(run.stderr).not.toContain('batch_areas_differ');
      const found = lines(readFileSync(out, 'utf8'));
      const memory = lines((await screen(['batch', '--sites', file])).stdout);
      expect(found.map(({ fingerprint, error }) => fingerprint ?? error)).toEqual(
        memory.map(({ fingerprint, error }) => fingerprint ?? error),
      );
      expect(found).toHaveLength(6);
    });
  }, 240_000);

  test('a database that is not to be had is told in both languages, and its password never', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      writeFileSync(file, sites(2));
      const cases = [
        ['postgis:postgresql://officer:secret-7c41@127.0.0.1:1/plan', 'database_unreachable'],
        ['postgis:officer:secret-7c41@127.0.0.1/plan', 'database_url_malformed'],
        ['postgis:postgresql://officer:secret-7c41@127.0.0.1:port/plan', 'database_url_malformed'],
        ['postgresql://officer:secret-7c41@127.0.0.1/plan', 'bad_option'],
      ] as const;
      for (const [engine, code] of cases) {
        for (const lang of ['zh', 'en']) {
          const run = await screen(['batch', '--sites', file, '--engine', engine, '--lang', lang]);
          expect(run).toMatchObject({ status: 2, stdout: '' });
          expect(run.stderr).toContain(`[${code}]`);
          expect(run.stderr).not.toContain('secret-7c41');
          expect(/[\u4e00-\u9fff]/.test(run.stderr)).toBe(lang === 'zh');
        }
      }
    });
  }, 120_000);

  test('exit statuses', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'many.geojson');
      writeFileSync(file, sites(2));
      const statusOf = async (...args: string[]) => (await screen(['batch', ...args])).status;
      expect(await statusOf('--sites', file, '--format', 'csv', '--fail-on', 'notice')).toBe(3);
      expect(await statusOf('--sites', join(folder, 'none'))).toBe(2);
      expect(await statusOf('--sites', file, '--engine', 'oracle')).toBe(2);
      expect(await statusOf('--sites', file, '--out', join(file, 'x'))).toBe(2);
      expect(await statusOf()).toBe(2);
      writeFileSync(join(folder, 'p.csv'), 'site,nature\n地块1,new\n地块1,new\n');
      expect(await statusOf('--sites', file, '--projects', join(folder, 'p.csv'))).toBe(2);
    });
  }, 120_000);
});

/** Starts a run, interrupts it when its journal names so many sites, and gives its exit status. */
function interruptedAfter(args: readonly string[], journal: string, count: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(REPOSITORY, 'dist-cli/main.js'), ...args], { cwd: REPOSITORY });
    const timer = setInterval(() => {
      if (!existsSync(journal) || statSync(journal).size === 0) return;
      if (readFileSync(journal, 'utf8').split('\n').length > count + 1) child.kill('SIGINT');
    }, 5);
    child.on('close', (status) => {
      clearInterval(timer);
      resolve(status);
    });
  });
}
