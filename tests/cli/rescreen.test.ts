import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bboxPolygon } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY, screen, withFolder } from './cli.ts';

const KEPT = join(REPOSITORY, 'tests/fixtures/records');
let made: string;

beforeAll(async () => {
  const run = await screen(['run', '--site', 'S02', '--project', 'data/sites/S02.project.json', '--format', 'json']);
  made = run.stdout;
});

/** A directory of layers that holds the redline only: every other role is missing. */
function layerFolder(folder: string): void {
  const redline = JSON.parse(readFileSync(join(REPOSITORY, 'data/layers/eco_redline.geojson'), 'utf8'));
  writeFileSync(join(folder, 'eco_redline.geojson'), JSON.stringify({ ...redline, status: 'user', version: 'v2' }));
}

describe('screen rescreen', () => {
  it('answers 0 and tells that nothing flipped where nothing changed', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'r.json');
      writeFileSync(file, made);
      const { status, stdout } = await screen(['rescreen', file]);
      expect([status, stdout]).toEqual([0, `${file}  结果没有变化\n`]);
      expect(readFileSync(file, 'utf8')).toBe(made);
    });
  });

  it('tells the flips that other layers bring, each with its cause, in both languages and as JSON', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'r.json');
      writeFileSync(file, made);
      layerFolder(folder);
      const [zh, en, json] = await Promise.all([
        screen(['rescreen', file, '--layers', folder]),
        screen(['rescreen', file, '--layers', folder, '--lang', 'en']),
        screen(['rescreen', file, '--layers', folder, '--format', 'json']),
      ]);
      expect([zh.status, en.status, json.status]).toEqual([0, 0, 0]);
      expect(zh.stdout).toContain('原因：图层 ');
      expect(en.stdout).toContain('because: layer ');
      const [record] = JSON.parse(json.stdout).records;
      expect(record).toMatchObject({ file, id: JSON.parse(made).id, intact: true });
      expect(record.flips.length).toBeGreaterThan(0);
      for (const { causes } of record.flips) expect(causes.length).toBeGreaterThan(0);
      expect(record.fingerprintNow).not.toBe(record.fingerprint);
    });
  });

  it('answers 2 where one of several is no record, and tells the others; warns of a changed one', async () => {
    await withFolder(async (folder) => {
      const [good, changed, bad] = ['good.json', 'changed.json', 'bad.json'].map((name) => join(folder, name));
      if (!good || !changed || !bad) throw new Error('no paths');
      writeFileSync(good, made);
      writeFileSync(changed, made.replace(/"createdAt": "20\d\d/, '"createdAt": "1999'));
      writeFileSync(bad, '{}');
      const { status, stdout, stderr } = await screen(['rescreen', good, changed, bad]);
      expect(status).toBe(2);
      expect(stdout).toContain(`${good}  结果没有变化`);
      expect(stderr).toContain('record_tampered_stamp');
      expect(stdout).toContain('record_unreadable');
      expect((await screen(['rescreen', bad])).status).toBe(2);
    });
  });

  it('passes over a record near which the layers of before and of today are the same', async () => {
    await withFolder(async (folder) => {
      const [file, before, now] = ['r.json', 'before', 'now'].map((name) => join(folder, name));
      if (!file || !before || !now) throw new Error('no paths');
      const names = readdirSync(join(REPOSITORY, 'data/layers')).filter((name) => name.endsWith('.geojson'));
      const farmland = JSON.parse(readFileSync(join(REPOSITORY, 'data/layers/pbf.geojson'), 'utf8'));
      for (const directory of [before, now]) {
        mkdirSync(directory);
        for (const name of names) copyFileSync(join(REPOSITORY, 'data/layers', name), join(directory, name));
      }
      const run = ['run', '--site', 'S02', '--project', 'data/sites/S02.project.json', '--format', 'json'];
      await screen([...run, '--layers', before, '--out', file]);
      const again = () => screen(['rescreen', file, '--layers', now, '--before', before, '--format', 'json']);
      const change = (lon: number, lat: number) => {
        const properties = { ...farmland.features[0].properties, id: 'NEW' };
        const feature = bboxPolygon([lon, lat, lon + 0.001, lat + 0.001], { properties });
        const changed = { ...farmland, features: [...farmland.features, feature] };
        writeFileSync(join(now, 'pbf.geojson'), JSON.stringify(changed));
      };
      const [lon, lat] = JSON.parse(readFileSync(file, 'utf8')).site.centroid;
      change(lon + 0.3, lat);
      expect(JSON.parse((await again()).stdout).records).toMatchObject([{ untouched: true, flips: [] }]);
      change(lon, lat);
      const [record] = JSON.parse((await again()).stdout).records;
      expect(record.untouched).toBeUndefined();
      expect(record.flips.length).toBeGreaterThan(0);
    });
  });

  it('tells what parameters decided since would flip, whatever the layers; a bad file is refused', async () => {
    await withFolder(async (folder) => {
      const [file, parameters, bad] = ['r.json', 'p.json', 'bad.json'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      writeFileSync(file, made);
      writeFileSync(
        parameters,
        JSON.stringify({ parameters: { river_bank_prohibit_m: { value: 5, reason: '议定' } } }),
      );
      const args = ['rescreen', file, '--parameters', parameters, '--format', 'json'];
      const plain = JSON.parse((await screen(args)).stdout).records[0];
      expect(plain.flips.length).toBeGreaterThan(0);
      const causes = plain.flips.flatMap((flip: { causes: object[] }) => flip.causes);
      expect(causes).toContainEqual(
        expect.objectContaining({ kind: 'parameter', of: 'river_bank_prohibit_m', now: 5 }),
      );
      const data = join(REPOSITORY, 'data/layers');
      const again = await screen([...args, '--before', data, '--layers', data]);
      expect(JSON.parse(again.stdout).records[0].untouched).toBeUndefined();
      writeFileSync(bad, '{"parameters":{"no_such_parameter":{"value":1,"reason":"x"}}}');
      const refused = await screen(['rescreen', file, '--parameters', bad]);
      expect([refused.status, refused.stdout]).toEqual([2, '']);
    });
  });

  it('screens a reviewed record of an earlier version and carries on', async () => {
    const { status, stderr } = await screen(['rescreen', join(KEPT, '0.1.0-S02-reviewed.json'), '--format', 'json']);
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('screen schema record', () => {
  it('is a JSON Schema that takes records and refuses a changed shape', async () => {
    const { z } = await import('zod');
    const { status, stdout } = await screen(['schema', 'record']);
    expect(status).toBe(0);
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({ title: 'Screening record', additionalProperties: false });
    const schema = z.fromJSONSchema(json);
    for (const file of ['0.1.0-S02-reviewed.json', '0.1.0-S05.json', '0.1.0-S13.json']) {
      const record = JSON.parse(readFileSync(join(KEPT, file), 'utf8'));
      expect(schema.safeParse(record).error?.issues ?? []).toEqual([]);
      expect(schema.safeParse({ ...record, more: 1 }).success).toBe(false);
      expect(schema.safeParse({ ...record, site: { ...record.site, parcels: [] } }).success).toBe(false);
      const geometry = { type: 'Point', coordinates: [113, 34] };
      const parcels = [{ ...record.site.parcels[0], geometry }];
      expect(schema.safeParse({ ...record, site: { ...record.site, parcels } }).success).toBe(false);
    }
  });
});
