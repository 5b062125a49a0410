import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isIntact } from '../../src/record/integrity.ts';
import { recordSchema, type ScreeningRecord } from '../../src/record/record.ts';
import { REPOSITORY, screen, withFolder } from './cli.ts';

const S02 = ['run', '--site', 'S02', '--project', 'data/sites/S02.project.json'];

function recordOf(stdout: string): ScreeningRecord {
  return recordSchema.parse(JSON.parse(stdout));
}

/** A copy of bundle and built data that a test may damage. */
function copyOfBuild(folder: string): string {
  cpSync(join(REPOSITORY, 'dist-cli'), join(folder, 'dist-cli'), { recursive: true });
  cpSync(join(REPOSITORY, 'public/data'), join(folder, 'public/data'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return join(folder, 'dist-cli/main.js');
}

describe('screen run', () => {
  it('prints a sealed record of a demonstration site', async () => {
    const { status, stdout, stderr } = await screen([...S02, '--format', 'json']);
    expect([status, stderr]).toEqual([0, '']);
    const record = recordOf(stdout);
    expect(record.verdict).toMatchObject({ atLeast: 'condition', atWorst: 'prohibit', basis: 'schematic' });
    expect(isIntact(record)).toBe(true);
    expect(record.site.origin).toBe('demo');
  });

  it('gives the same fingerprint every time, and another with a changed parameter', async () => {
    await withFolder(async (folder) => {
      const parameters = join(folder, 'p.json');
      writeFileSync(
        parameters,
        JSON.stringify({ parameters: { river_bank_prohibit_m: { value: 5, reason: '试算' } } }),
      );
      const [first, second, changed] = await Promise.all([
        screen([...S02, '--format', 'json']),
        screen([...S02, '--format', 'json']),
        screen([...S02, '--format', 'json', '--parameters', parameters]),
      ]);
      const of = (run: { stdout: string }) => recordOf(run.stdout);
      expect(of(second).fingerprint).toBe(of(first).fingerprint);
      expect(of(changed).fingerprint).not.toBe(of(first).fingerprint);
      const used = of(changed).inputs.parameters.find(({ id }) => id === 'river_bank_prohibit_m');
      expect(used).toMatchObject({ value: 5, changed: true, reason: '试算' });
      expect(of(changed).findings.find(({ ruleId }) => ruleId === 'C4-6')?.atWorst).toBe('condition');
    });
  });

  it('tells the verdict as text in both languages, Chinese first', async () => {
    const [zh, en] = await Promise.all([screen(S02), screen([...S02, '--lang', 'en'])]);
    expect(zh.stdout).toContain('至少：有条件；最坏：禁止');
    expect(zh.stdout).toContain('示意结果');
    expect(zh.stdout).toContain('现行有效性须核');
    expect(en.stdout).toContain('At least: Conditional. At worst: Prohibited');
    expect(en.stdout.match(/[\u4e00-\u9fff]/g)?.length ?? 0).toBeLessThan(
      zh.stdout.match(/[\u4e00-\u9fff]/g)?.length ?? 0,
    );
  });

  it('says first that a place lies outside the district', async () => {
    const { stdout } = await screen(['run', '--site', 'S15']);
    expect(stdout.split('\n')[1]).toContain('本规划不适用');
  });

  it('exits 3 when the upper end reaches --fail-on, and still prints', async () => {
    expect((await screen([...S02, '--fail-on', 'prohibit'])).status).toBe(3);
    const calm = await screen([
      'run',
      '--site',
      'S03',
      '--project',
      'data/sites/S03.project.json',
      '--fail-on',
      'restrict',
    ]);
    expect(calm.status).toBe(0);
  });

  it('writes --out whole or not at all', async () => {
    await withFolder(async (folder) => {
      const out = join(folder, 'sub/record.json');
      const { status, stdout } = await screen([...S02, '--format', 'json', '--out', out]);
      expect([status, stdout]).toEqual([0, '']);
      expect(recordOf(readFileSync(out, 'utf8')).schema).toBe(1);
      expect(readdirSync(join(folder, 'sub'))).toEqual(['record.json']);
      const blocked = join(folder, 'taken');
      mkdirSync(blocked);
      const refused = await screen([...S02, '--out', blocked]);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain('not_writable');
      expect(readdirSync(folder).sort()).toEqual(['sub', 'taken']);
    });
  });

  it.each([
    [['run'], 'option_needed'],
    [['run', '--site', 'no/such.geojson'], 'file_unreadable'],
    [['run', '--site', 'S02', '--format', 'pdf'], 'bad_option'],
    [['run', '--site', 'S02', '--fail-on', 'never'], 'bad_option'],
    [['run', '--site', 'S02', '--choose', '0'], 'bad_option'],
    [['run', '--site', 'S02', '--sight', 'x'], 'unknown_option'],
    [['run', '--site', 'S02', '--project', 'package.json'], 'project_unknown_member'],
    [['run', '--site', 'S02', '--project', 'README.md'], 'not_json'],
    [['run', '--site', 'S02', '--layers', 'no/such/folder'], 'data_unreadable'],
    [['rum'], 'unknown_command'],
  ])('%j exits 2 with %s and prints nothing', async (args, code) => {
    const { status, stdout, stderr } = await screen(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).not.toMatch(/\{\w+\}/);
  });

  it('refuses a boundary of 200 000 points at once and says what to do, whatever it can read', async () => {
    await withFolder(async (folder) => {
      const ring = Array.from({ length: 200_000 }, (_, i) => {
        const turn = (2 * Math.PI * i) / 200_000;
        return [113.285 + 0.01 * Math.cos(turn), 34.8 + 0.008 * Math.sin(turn)];
      });
      const file = join(folder, 'long.geojson');
      writeFileSync(file, JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] }));
      const { status, stdout, stderr } = await screen(['run', '--site', file]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('[site_too_detailed]');
      expect(stderr).toContain('100000');
    });
  });

  it('tells trouble as JSON where JSON was asked for', async () => {
    const { status, stdout, stderr } = await screen([
      'run',
      '--site',
      'no.geojson',
      '--format',
      'json',
      '--lang',
      'en',
    ]);
    expect([status, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'file_unreadable', message: 'The file cannot be opened.', where: { file: 'no.geojson' } },
    });
  });

  it('names file and key of a wrong answer', async () => {
    await withFolder(async (folder) => {
      const project = join(folder, 'p.json');
      writeFileSync(project, JSON.stringify({ answers: { nature: '翻新' } }));
      const { stderr } = await screen(['run', '--site', 'S02', '--project', project, '--format', 'json']);
      expect(JSON.parse(stderr).error).toMatchObject({
        code: 'answer_unknown_option',
        where: { file: project, field: 'nature' },
      });
    });
  });

  it('leaves a choice to the user, and takes it', async () => {
    await withFolder(async (folder) => {
      const site = join(folder, 'bowtie.geojson');
      const ring = [
        [113.28, 34.8],
        [113.282, 34.802],
        [113.282, 34.8],
        [113.28, 34.802],
        [113.28, 34.8],
      ];
      writeFileSync(site, JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
      const refused = await screen(['run', '--site', site, '--format', 'json']);
      expect(refused.status).toBe(2);
      const { error } = JSON.parse(refused.stderr);
      expect(error.code).toBe('self_intersection');
      expect(error.where.lon).toBeCloseTo(113.281, 3);
      const chosen = await screen(['run', '--site', site, '--choose', '1', '--format', 'json']);
      expect(chosen.status).toBe(0);
      expect(recordOf(chosen.stdout).site.crs.how).toBe('chosen');
    });
  });

  it('takes a cut or deleted layer file for failed: open, told, never clear', async () => {
    await withFolder(async (folder) => {
      const main = copyOfBuild(folder);
      const layers = join(folder, 'public/data/layers');
      truncateSync(join(layers, 'eco_redline.fgb'), 4000);
      rmSync(join(layers, 'pbf.fgb'));
      // Either of a layer's two files would do; both are gone.
      for (const role of ['eco_redline', 'pbf']) rmSync(join(layers, `${role}.packed`));
      const run = await screen(['run', '--site', 'S03', '--format', 'json'], '', main);
      expect(run.status).toBe(0);
      expect(run.stderr).toContain('[layer_hash_mismatch]');
      expect(run.stderr).toContain('[layer_unreadable]');
      const record = recordOf(run.stdout);
      for (const role of ['eco_redline', 'pbf']) {
        expect(record.inputs.layers.find((layer) => layer.role === role)?.status).toBe('failed');
      }
      for (const ruleId of ['C2-1', 'L8']) {
        const finding = record.findings.find((found) => found.ruleId === ruleId);
        expect([finding?.atLeast, finding?.atWorst]).toEqual(['clear', 'prohibit']);
        expect(finding?.unknowns.some(({ reason }) => reason === 'load_failed')).toBe(true);
      }
    });
  });
});
