import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { ScreeningRecord } from '../../src/record/record.ts';
import { REPOSITORY, screen, withFolder } from './cli.ts';

const LAYERS = join(REPOSITORY, 'data/layers');
const S03 = ['run', '--site', 'S03', '--project', 'data/sites/S03.project.json', '--format', 'json'];

function collection(role: string): FeatureCollection {
  return JSON.parse(readFileSync(join(LAYERS, `${role}.geojson`), 'utf8'));
}

async function recordWith(folder: string, args = S03): Promise<{ record: ScreeningRecord; stderr: string }> {
  const { status, stdout, stderr } = await screen([...args, '--layers', folder]);
  expect(status).toBe(0);
  return { record: JSON.parse(stdout), stderr };
}

function layerOf(record: ScreeningRecord, role: string) {
  return record.inputs.layers.find((layer) => layer.role === role);
}

describe('layers schematic and layers export', () => {
  it('lists what has no official data, and says so by its exit status until nothing is left', async () => {
    const all = await screen(['layers', 'schematic', '--format', 'json']);
    const of = (text: string) =>
      (JSON.parse(text).layers as { role: string; status: string }[]).map(({ role }) => role);
    expect(all.status).toBe(1);
    expect(of(all.stdout)).toContain('eco_redline');
    await withFolder(async (folder) => {
      writeFileSync(
        join(folder, 'eco_redline.geojson'),
        JSON.stringify({ ...collection('eco_redline'), status: 'official' }),
      );
      const one = await screen(['layers', 'schematic', '--format', 'json', '--layers', folder]);
      expect(of(one.stdout)).toEqual(of(all.stdout).filter((role) => role !== 'eco_redline'));
    });
    expect((await screen(['layers', 'offical'])).status).toBe(2);
  });

  it('writes only the features that meet a site, or lie near it, and says by what they were chosen', async () => {
    const near = async (...args: string[]) => {
      const { status, stdout } = await screen(['layers', 'export', 'noise_zone', '--meets', 'S03', ...args]);
      expect(status).toBe(0);
      return JSON.parse(stdout) as FeatureCollection & { selection: object; complete: boolean; coverage?: object };
    };
    const ids = ({ features }: FeatureCollection) => features.map(({ properties }) => properties?.id).sort();
    const met = await near();
    const record = JSON.parse((await screen(S03)).stdout) as ScreeningRecord;
    const facts = record.findings.flatMap((finding) => finding.facts).filter(({ role }) => role === 'noise_zone');
    expect(ids(met)).toEqual([...new Set(facts.filter((fact) => fact.distanceM === 0).map((fact) => fact.featureId))]);
    expect(met).toMatchObject({ selection: { withinM: 0 }, complete: false });
    expect(met.coverage).toBeUndefined();
    expect(ids(await near('--within', '50000'))).toHaveLength(collection('noise_zone').features.length);
    const nothing = await screen(['layers', 'export', 'water_source', '--meets', 'S03']);
    expect([nothing.status, nothing.stderr.includes('S03') || nothing.stderr.includes('用地')]).toEqual([2, true]);
    expect((await screen(['layers', 'export', 'pbf', '--meets', 'S03', '--within', 'far'])).status).toBe(2);
    expect((await screen(['layers', 'export', 'pbf', '--within', '10'])).status).toBe(2);
  });

  it('hands a layer on with its statements: read back it is the same layer', async () => {
    await withFolder(async (folder) => {
      for (const role of ['district', 'territorial_plan', 'eco_redline', 'pbf', 'river_sishui', 'rail_line']) {
        const { status, stdout } = await screen(['layers', 'export', role]);
        expect(status).toBe(0);
        writeFileSync(join(folder, `${role}.geojson`), stdout);
      }
      const list = async (args: string[]) =>
        JSON.parse((await screen(['layers', '--format', 'json', ...args])).stdout).layers as {
          role: string;
          sha256: string;
        }[];
      const [before, after] = [await list([]), await list(['--layers', folder])];
      for (const role of ['eco_redline', 'pbf', 'rail_line']) {
        const [a, b] = [before, after].map((layers) => layers.find((layer) => layer.role === role)!);
        // Another file of the same content.
        expect({ ...b, sha256: null }).toEqual({ ...a, sha256: null });
      }
      const [bundled, plain] = await Promise.all([recordWith('public/data'), recordWith(folder)]);
      const redline = ({ record }: { record: ScreeningRecord }) =>
        record.findings.find(({ ruleId }) => ruleId === 'C2-1')?.facts;
      expect(redline(plain)).toEqual(redline(bundled));
    });
    expect(await screen(['layers', 'export', 'nowhere'])).toMatchObject({ status: 2 });
  });

  it('writes a layer as FlatGeobuf and shapefile', async () => {
    await withFolder(async (folder) => {
      for (const [format, opening] of [
        ['fgb', 'fgb'],
        ['shp', 'PK'],
      ] as const) {
        const out = join(folder, `pbf.${format}`);
        expect(await screen(['layers', 'export', 'pbf', '--format', format, '--out', out])).toMatchObject({
          status: 0,
        });
        expect(readFileSync(out).subarray(0, opening.length).toString('latin1')).toBe(opening);
      }
    });
    expect(await screen(['layers', 'export', 'pbf', '--format', 'dwg'])).toMatchObject({ status: 2 });
  });
});

describe('--layers DIR of plain files', () => {
  it('gives what the bundled data give, from the same sources', async () => {
    const [bundled, plain] = await Promise.all([screen(S03), screen([...S03, '--layers', LAYERS])]);
    const of = (text: string): ScreeningRecord => JSON.parse(text);
    expect(of(plain.stdout).findings).toEqual(of(bundled.stdout).findings);
    expect(of(plain.stdout).verdict).toEqual(of(bundled.stdout).verdict);
  });

  it('gives exactly what the bundled data give, from the built data', async () => {
    const [bundled, built] = await Promise.all([screen(S03), screen([...S03, '--layers', 'public/data'])]);
    expect(JSON.parse(built.stdout).fingerprint).toBe(JSON.parse(bundled.stdout).fingerprint);
  });

  it('replaces all: a role without a file is missing', async () => {
    await withFolder(async (folder) => {
      for (const role of ['district', 'river_sishui'])
        copyFileSync(join(LAYERS, `${role}.geojson`), join(folder, `${role}.geojson`));
      const { record } = await recordWith(folder);
      expect(layerOf(record, 'district')?.status).toBe('schematic');
      expect(layerOf(record, 'eco_redline')?.status).toBe('missing');
      expect(record.findings.find(({ ruleId }) => ruleId === 'C2-1')?.atWorst).toBe('prohibit');
    });
  });

  it('keeps the area a card calls its coverage although the role it names has no file', async () => {
    await withFolder(async (folder) => {
      for (const role of ['district', 'eco_redline'])
        copyFileSync(join(LAYERS, `${role}.geojson`), join(folder, `${role}.geojson`));
      const inside = await recordWith(folder);
      expect(layerOf(inside.record, 'territorial_plan')?.status).toBe('missing');
      expect(inside.record.findings.find(({ ruleId }) => ruleId === 'C2-1')).toBeUndefined();
      // S06 lies in the exclave, outside that area: what was unknown there stays so.
      const exclave = await recordWith(folder, ['run', '--site', 'S06', '--format', 'json']);
      const open = exclave.record.findings.find(({ ruleId }) => ruleId === 'C2-1');
      expect(open?.unknowns.map(({ reason }) => reason)).toContain('outside_coverage');
    });
  });

  it('believes an official file only what it states of itself', async () => {
    await withFolder(async (folder) => {
      copyFileSync(join(LAYERS, 'district.geojson'), join(folder, 'district.geojson'));
      const official = { ...collection('eco_redline'), status: 'official', source: '省厅 2024 年成果' };
      const file = join(folder, 'eco_redline.geojson');
      writeFileSync(file, JSON.stringify(official));
      const bare = await recordWith(folder);
      expect(layerOf(bare.record, 'eco_redline')).toMatchObject({
        status: 'official',
        complete: false,
        accuracyM: null,
      });
      const open = bare.record.findings.find(({ ruleId }) => ruleId === 'C2-1');
      expect(open?.unknowns.map(({ reason }) => reason)).toEqual(
        expect.arrayContaining(['incomplete_layer', 'outside_coverage']),
      );
      writeFileSync(
        file,
        JSON.stringify({ ...official, complete: true, coverage: 'district', accuracyM: 1, version: '2024' }),
      );
      const stated = await recordWith(folder);
      expect(layerOf(stated.record, 'eco_redline')).toMatchObject({ complete: true, accuracyM: 1, version: '2024' });
      expect(stated.record.findings.find(({ ruleId }) => ruleId === 'C2-1')).toBeUndefined();
    });
  });

  it('refuses a layer with a border that crosses itself, however deep inside the site, and tells where', async () => {
    await withFolder(async (folder) => {
      copyFileSync(join(LAYERS, 'district.geojson'), join(folder, 'district.geojson'));
      const site = JSON.parse(readFileSync(join(REPOSITORY, 'data/sites/S03.geojson'), 'utf8'));
      const [[lon, lat]] = site.features[0].geometry.coordinates[0];
      const bowTie = [
        [lon, lat],
        [lon + 1e-4, lat + 1e-4],
        [lon + 1e-4, lat],
        [lon, lat + 1e-4],
        [lon, lat],
      ];
      const feature = {
        type: 'Feature',
        properties: { id: 'x' },
        geometry: { type: 'Polygon', coordinates: [bowTie] },
      };
      writeFileSync(join(folder, 'pbf.geojson'), JSON.stringify({ ...collection('pbf'), features: [feature] }));
      const { record, stderr } = await recordWith(folder);
      expect(layerOf(record, 'pbf')?.status).toBe('failed');
      expect(stderr).toContain('layer_unreadable');
      expect(stderr).toMatch(/self_intersection|自相交|crosses itself/);
    });
  });

  it('fails a file that is no layer, says so, and leaves its rules open', async () => {
    await withFolder(async (folder) => {
      copyFileSync(join(LAYERS, 'district.geojson'), join(folder, 'district.geojson'));
      writeFileSync(join(folder, 'eco_redline.geojson'), '{"type":"FeatureCollection","features":[');
      writeFileSync(join(folder, 'pbf.geojson'), JSON.stringify({ ...collection('pbf'), accuracyM: 'good' }));
      writeFileSync(join(folder, 'no_such_role.geojson'), JSON.stringify(collection('pbf')));
      const { record, stderr } = await recordWith(folder);
      expect(['eco_redline', 'pbf'].map((role) => layerOf(record, role)?.status)).toEqual(['failed', 'failed']);
      for (const code of ['layer_unreadable', 'layer_card_invalid', 'layer_role_unknown'])
        expect(stderr).toContain(code);
    });
  });
});

describe('screen layers', () => {
  it('lists every role, the missing ones too', async () => {
    const { status, stdout } = await screen(['layers', '--format', 'json']);
    expect(status).toBe(0);
    const { layers } = JSON.parse(stdout);
    const by = (role: string) => layers.find((layer: { role: string }) => layer.role === role);
    expect(by('eco_redline')).toMatchObject({ status: 'schematic', featureCount: 5, complete: true });
    expect(by('shoreline_ctrl')).toMatchObject({ status: 'missing', featureCount: 0, coverage: null });
    expect(by('river_buffer').derived).not.toBeNull();
  });
});
