import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { screen, withFolder } from './cli.ts';

const SQUARE = (lon: number, size = 0.001) => bboxPolygon([lon, 34.8, lon + size, 34.801]).geometry;

describe('screen inspect', () => {
  it('says what the importer made of a file', async () => {
    const { status, stdout } = await screen(['inspect', '--site', 'data/sites/S08.geojson', '--format', 'json']);
    expect(status).toBe(0);
    const inspection = JSON.parse(stdout);
    expect(inspection).toMatchObject({ outcome: 'ok', crs: { epsg: 4490 } });
    expect(inspection.parcels[0].holes).toBe(1);
    expect(inspection.parcels[0].areaEllipsoidM2).toBeCloseTo(139_957.014, 2);
  });

  it('tells a refused file as an answer, with words', async () => {
    await withFolder(async (folder) => {
      const site = join(folder, 'x.geojson');
      writeFileSync(site, '{"type":"Polygon","coordinates":[[[113.2,34.8],[NaN,34.8]]]}');
      const { status, stdout } = await screen(['inspect', '--site', site, '--lang', 'en']);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        outcome: 'reject',
        error: {
          code: 'bad_number',
          message: 'A coordinate is not a finite number, or is beyond the range of degrees.',
        },
      });
    });
  });
});

describe('screen measure', () => {
  it('answers each pair on its own line, in order, and a bad one without stopping', async () => {
    const lines = [
      JSON.stringify({ id: 'over', site: SQUARE(113.28), zone: SQUARE(113.2805) }),
      'no json',
      JSON.stringify({ id: 'apart', site: SQUARE(113.28), zone: SQUARE(113.29) }),
      JSON.stringify({ id: 'bad', site: SQUARE(113.28), zone: { type: 'Circle' } }),
    ];
    const { status, stdout } = await screen(['measure', '--pairs', '-'], `${lines.join('\n')}\n`);
    expect(status).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers[0]).toMatchObject({ id: 'over', ok: true, relation: 'overlaps', distanceM: 0 });
    expect(answers[1]).toMatchObject({ id: null, ok: false, error: { code: 'not_json', where: { line: 2 } } });
    expect(answers[2]).toMatchObject({ id: 'apart', ok: true, relation: 'disjoint', overlapEllipsoidM2: 0 });
    expect(answers[3]).toMatchObject({ id: 'bad', ok: false, error: { where: { line: 4, field: 'zone' } } });
  });
});

describe('screen projects', () => {
  it('screens what has land, says what has none, and names the deciding clause', async () => {
    const { status, stdout } = await screen(['projects', '--format', 'json']);
    expect(status).toBe(0);
    const { projects } = JSON.parse(stdout);
    expect(projects).toHaveLength(13);
    const by = (id: string) => projects.find((project: { id: string }) => project.id === id);
    for (const id of ['P08', 'P09', 'P10', 'P11', 'P13']) expect(by(id).error.code).toBe('not_screenable');
    expect(by('P01').areaEllipsoidM2).toBeCloseTo(335_333, -1);
    expect(by('P03').areaEllipsoidM2).toBeCloseTo(16_628, -1);
    expect(by('P12').lengthM).toBeCloseTo(15_117, -1);
    for (const id of ['P01', 'P03', 'P12']) expect(by(id).deciding.atLeast).toBe(by(id).verdict.atLeast);
    expect(by('P12').findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('C2-1');
  });
});

describe('screen rules', () => {
  it('shows how each of the 90 clauses stands', async () => {
    const { stdout } = await screen(['rules', '--format', 'json']);
    const { clauses } = JSON.parse(stdout);
    expect(clauses).toHaveLength(90);
    expect(clauses.find((clause: { id: string }) => clause.id === 'C4-6').rules[0].kind).toBe('executable');
  });

  it('runs the examples', async () => {
    const { status, stdout } = await screen(['rules', 'test']);
    expect([status, stdout.includes('例与预期一致')]).toEqual([0, true]);
  });

  it('knows no other word', async () => {
    expect((await screen(['rules', 'tests'])).status).toBe(2);
  });
});

describe('screen schema', () => {
  it.each(['record', 'site', 'project', 'rules', 'parameters', 'catalog'])('%s is a JSON Schema', async (name) => {
    const { status, stdout } = await screen(['schema', name]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).$schema).toContain('json-schema.org');
  });

  it('names those there are', async () => {
    const { status, stderr } = await screen(['schema', 'nothing']);
    expect(status).toBe(2);
    expect(stderr).toContain('record');
  });
});

describe('screen', () => {
  it('tells how it is used: 0 when asked, 2 when called without a command', async () => {
    const [help, bare] = await Promise.all([screen(['--help', '--lang', 'en']), screen([])]);
    expect([help.status, help.stdout.includes('Usage')]).toEqual([0, true]);
    expect([bare.status, bare.stdout.includes('用法')]).toEqual([2, true]);
  });
});
