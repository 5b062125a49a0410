import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY, screen, withFolder } from './cli.ts';

const SITE = join(REPOSITORY, 'data/sites/S08.geojson');
/** 用地.geojson as an archive from a Chinese Windows unpacks it. */
const GBK_NAME = Buffer.from([0xd3, 0xc3, 0xb5, 0xd8, ...Buffer.from('.geojson')]);
const POINT = { type: 'Point', coordinates: [113.3, 34.8] };

describe('what a command does not take is refused', () => {
  it.each([
    ['option_not_taken', ['run', '--site', 'S08', '--projects', 'answers.json']],
    ['option_not_taken', ['verify', 'x.json', '--site', 'S08']],
    ['option_not_taken', ['batch', '--site', 'S08']],
    ['unexpected_argument', ['run', '--site', 'S08', 'S09']],
    ['unexpected_argument', ['projects', 'P01']],
    ['option_twice', ['run', '--site', 'S08', '--site', 'S09']],
    ['option_twice', ['measure', '--pairs', 'a', '--pairs=b']],
    ['bad_option', ['measure', '--pairs', '-', '--format', 'csv']],
    ['bad_option', ['schema', 'site', '--format', 'yaml']],
    ['bad_option', ['export', '--site', 'S08', '--to', 'kml', '--format', 'shp']],
  ])('%s: %j', async (code, args) => {
    const { status, stdout, stderr } = await screen(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`[${code}]`);
  });

  it('the last --lang and --format count, for data and for trouble alike', async () => {
    const said = await screen([
      'run',
      '--site',
      'S08',
      '--lang',
      'en',
      '--format',
      'json',
      '--lang=zh',
      '--format=text',
    ]);
    expect([said.status, said.stdout.startsWith('上街选址研判')]).toEqual([0, true]);
    const trouble = await screen([
      'run',
      '--site',
      'none',
      '--format',
      'text',
      '--lang',
      'zh',
      '--format',
      'json',
      '--lang=en',
    ]);
    expect(JSON.parse(trouble.stderr).error).toMatchObject({
      code: 'file_unreadable',
      message: expect.stringMatching(/^The/),
    });
  });
});

describe('standard streams', () => {
  it('- is standard input for a site, a record and records of a batch', async () => {
    const site = readFileSync(SITE, 'utf8');
    const run = await screen(['run', '--site', '-', '--format', 'json'], site);
    expect(run.status).toBe(0);
    expect((await screen(['verify', '-'], run.stdout)).status).toBe(0);
    const batch = await screen(['batch', '--sites', '-'], site);
    expect(batch.stdout.trim().split('\n')).toHaveLength(1);
    const twice = await screen(['verify', '-', '--format', 'json'], batch.stdout + batch.stdout);
    expect(JSON.parse(twice.stdout).records.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'same',
      'same',
    ]);
  });

  it('measure answers a pair as soon as its line is in', async () => {
    const child = spawn(process.execPath, [join(REPOSITORY, 'dist-cli/main.js'), 'measure', '--pairs', '-']);
    const line = `${JSON.stringify({ id: 1, site: POINT, zone: POINT })}\n`;
    child.stdin.write(line.slice(0, 20));
    child.stdin.write(line.slice(20));
    const [answer] = await once(child.stdout.setEncoding('utf8'), 'data');
    expect(JSON.parse(answer)).toMatchObject({ id: 1, relation: 'equals' });
    child.stdin.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it('a device named by --out is written to and stays one; a link stays a link', async () => {
    await withFolder(async (folder) => {
      expect((await screen(['schema', 'site', '--out', '-'])).stdout).toContain('json-schema.org');
      for (const args of [
        ['schema', 'site'],
        ['batch', '--sites', SITE],
      ]) {
        expect((await screen([...args, '--out', '/dev/stderr'])).stderr).not.toBe('');
      }
      expect(lstatSync('/dev/stderr').isSymbolicLink()).toBe(true);
      const [link, file] = [join(folder, 'link.json'), join(folder, 'file.json')];
      writeFileSync(file, 'before');
      symlinkSync(file, link);
      for (const args of [
        ['schema', 'site'],
        ['batch', '--sites', SITE],
      ]) {
        expect((await screen([...args, '--out', link])).status).toBe(0);
      }
      expect([lstatSync(link).isSymbolicLink(), JSON.parse(readFileSync(file, 'utf8')).verdict]).toEqual([
        true,
        expect.anything(),
      ]);
      expect(readdirSync(folder).sort()).toEqual(['file.json', 'link.json']);
    });
  });
});

describe('names of files', () => {
  it('in GBK, of one file and in a folder', async () => {
    await withFolder(async (folder) => {
      copyFileSync(SITE, Buffer.concat([Buffer.from(`${folder}/`), GBK_NAME]));
      const lost = GBK_NAME.toString('utf8');
      const inspected = await screen(['inspect', '--site', join(folder, lost)]);
      expect(JSON.parse(inspected.stdout).file.name).toBe('用地.geojson');
      const batch = await screen(['batch', '--sites', folder, '--format', 'csv']);
      expect([batch.status, batch.stdout.includes('\n用地.geojson,')]).toEqual([0, true]);
    });
  });

  it('that begin like the output of a batch are sites all the same', async () => {
    await withFolder(async (folder) => {
      const sites = join(folder, 'sites');
      mkdirSync(sites);
      copyFileSync(SITE, join(sites, 'outer.geojson'));
      const { status } = await screen(['batch', '--sites', sites, '--out', join(sites, 'out'), '--format', 'csv']);
      expect([status, readFileSync(join(sites, 'out'), 'utf8').includes('outer.geojson')]).toEqual([0, true]);
    });
  });
});
