import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditSources } from '../../src/build/audit.ts';
import { buildOutput } from '../../src/build/build-output.ts';
import { runBuild } from '../../src/build/run-build.ts';
import { writeOutput } from '../../src/build/write-output.ts';
import { catalogSchema } from '../../src/catalog/catalog.ts';
import { decodeOpen } from '../../src/catalog/fgb-source.ts';
import { decodeZones } from '../../src/catalog/packed-file.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { sha256Hex } from '../../src/kernel/sha256.ts';
import { rulesetSchema } from '../../src/plan/ruleset.ts';
import { ROOT, repositoryTree } from './repository.ts';

async function build(): Promise<Map<string, Uint8Array>> {
  const audited = auditSources(await repositoryTree);
  invariant(audited.ok, 'the repository passes its audit');
  return buildOutput(audited.value);
}

function json(files: Map<string, Uint8Array>, path: string): unknown {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

describe('buildOutput', () => {
  it('gives equal bytes twice', async () => {
    const hashes = (files: Map<string, Uint8Array>) => [...files].map(([path, bytes]) => [path, sha256Hex(bytes)]);
    expect(hashes(await build())).toEqual(hashes(await build()));
  });

  it('does not depend on the order in which files are read', async () => {
    const audited = auditSources(new Map([...(await repositoryTree)].sort(([a], [b]) => a.localeCompare(b, 'zh'))));
    invariant(audited.ok, 'the repository passes its audit');
    expect(sha256Hex((await buildOutput(audited.value)).get('catalog.json')!)).toBe(
      sha256Hex((await build()).get('catalog.json')!),
    );
  });

  it('publishes a card for all 43 roles of the dictionary; a missing one claims nothing', async () => {
    const catalog = catalogSchema.parse(json(await build(), 'catalog.json'));
    const dictionary = [
      'afforestation',
      'airport_noise',
      'built_up',
      'c_and_d_site',
      'contaminated_site',
      'district',
      'eco_corridor',
      'eco_redline',
      'eco_unit',
      'farmland_class',
      'green_space',
      'gw_key_zone',
      'gw_overdraft',
      'gw_recharge',
      'heat_network',
      'industrial_park',
      'key_project',
      'main_urban',
      'nature_reserve',
      'noise_zone',
      'nrmm_zone',
      'pbf',
      'pipeline',
      'rail_line',
      'reclaimed_network',
      'residential_cluster',
      'river_buffer',
      'river_eco_buffer',
      'river_kuhe',
      'river_mgmt',
      'river_sishui',
      'sewer_network',
      'shelter_forest',
      'shoreline_ctrl',
      'soil_key_unit',
      'soil_zone',
      'traffic_trunk',
      'urban_boundary',
      'water_outfall',
      'water_ring',
      'water_source',
      'wetland',
      'wind_corridor',
    ];
    expect(catalog.layers.map((layer) => layer.role)).toEqual(expect.arrayContaining(dictionary));
    for (const layer of catalog.layers) {
      if (layer.status === 'missing') {
        expect(layer).toMatchObject({ coverage: null, complete: false, accuracyM: null, version: null });
      } else {
        expect(layer.built === undefined, layer.role).toBe(layer.derived !== undefined);
      }
    }
  });

  it('states the hash, size and counts of every layer file', async () => {
    const files = await build();
    const catalog = catalogSchema.parse(json(files, 'catalog.json'));
    const built = catalog.layers.flatMap((layer) => (layer.built ? [layer.built] : []));
    expect(built.map((b) => b.path).sort()).toEqual([...files.keys()].filter((p) => p.endsWith('.fgb')).sort());
    for (const entry of built) {
      const bytes = files.get(entry.path)!;
      expect([entry.bytes, entry.sha256]).toEqual([bytes.length, sha256Hex(bytes)]);
    }
    const packed = built.flatMap((b) => (b.packed ? [b.packed] : []));
    expect(packed).toHaveLength(built.length);
    for (const entry of packed) {
      const bytes = files.get(entry.path)!;
      expect([entry.bytes, entry.sha256]).toEqual([bytes.length, sha256Hex(bytes)]);
    }
    // 30 drawn files with 166 features (their inventory), and the plan area derived from the district.
    expect(built).toHaveLength(31);
    expect(built.reduce((sum, b) => sum + b.featureCount, 0)).toBe(166 + 1);
  });

  it('gives the same zones from both files of a layer', async () => {
    const files = await build();
    const catalog = catalogSchema.parse(json(files, 'catalog.json'));
    for (const { built } of catalog.layers) {
      if (!built) continue;
      expect(decodeZones(files.get(built.packed!.path)!)).toEqual(await decodeOpen(files.get(built.path)!));
    }
  });

  it('publishes 90 clauses, 13 projects, 17 indicators and 12 targets of the text, 17 demonstration sites', async () => {
    const ruleset = rulesetSchema.parse(json(await build(), 'ruleset.json'));
    expect([
      ruleset.clauses.length,
      ruleset.projects.length,
      ruleset.indicators.filter(({ kind }) => kind === 'table').length,
      ruleset.indicators.filter(({ kind }) => kind === 'text').length,
      ruleset.demoSites.length,
    ]).toEqual([90, 13, 17, 12, 17]);
  });

  it('has 14 binding and 3 expected indicators', async () => {
    const ruleset = rulesetSchema.parse(json(await build(), 'ruleset.json'));
    const ids = (nature: string) => ruleset.indicators.filter((one) => one.nature === nature).map(({ id }) => id);
    expect(ids('binding')).toHaveLength(14);
    expect(ids('expected')).toEqual(['I4', 'I14', 'I15']);
  });

  it('marks unverified laws and activities as such', async () => {
    const ruleset = rulesetSchema.parse(json(await build(), 'ruleset.json'));
    const status = Object.fromEntries(ruleset.laws.map((law) => [law.id, law.status]));
    expect(status).toMatchObject({
      L1: 'memory',
      'L2.26': 'verified',
      'L4.3': 'secondary',
      L6: 'memory',
      L7: 'verified',
    });
    const activities = ruleset.questions.flatMap((q) => q.fields).find((f) => f.id === 'redline_activity')?.options;
    expect(activities?.filter((o) => o.verified === false).map((o) => o.code)).toEqual([
      'activity_7',
      'activity_8',
      'activity_9',
      'activity_10',
    ]);
  });

  it('keeps demonstration sites byte for byte', async () => {
    const files = await build();
    const tree = await repositoryTree;
    for (let n = 1; n <= 17; n++) {
      const id = `S${String(n).padStart(2, '0')}`;
      expect(new TextDecoder().decode(files.get(`sites/${id}.geojson`))).toBe(tree.get(`data/sites/${id}.geojson`));
    }
  });
});

describe('writeOutput', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it('replaces what is there, removes what is stale, leaves no temporary file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'write-output-'));
    folders.push(folder);
    await mkdir(join(folder, 'layers'));
    await writeFile(join(folder, 'layers/old.fgb'), 'old');
    await writeFile(join(folder, 'catalog.json'), 'old');
    await writeOutput(
      folder,
      new Map([
        ['layers/a.fgb', new Uint8Array([1])],
        ['catalog.json', new Uint8Array([2])],
      ]),
    );
    const paths = (await readdir(folder, { recursive: true })).sort();
    expect(paths).toEqual(['catalog.json', 'layers', 'layers/a.fgb']);
    expect([...(await readFile(join(folder, 'catalog.json')))]).toEqual([2]);
  });
});

describe('runBuild', () => {
  it('writes nothing when anything is wrong, and the whole of public/data when nothing is', async () => {
    const root = await mkdtemp(join(tmpdir(), 'run-build-'));
    try {
      await Promise.all(
        ['data', 'seeds'].map((folder) => cp(join(ROOT, folder), join(root, folder), { recursive: true })),
      );
      const themes = join(root, 'data/themes.json');
      const sound = await readFile(themes, 'utf8');
      await writeFile(themes, sound.replace('"rivers_water"', '"rivers"'));
      const said: string[] = [];
      expect(await runBuild(root, (line) => said.push(line))).toBe(false);
      expect(said.length).toBeGreaterThan(10);
      expect(said.every((line) => /^data\/layers\/\w+\.json · \w+ · theme: /.test(line))).toBe(true);
      expect((await readdir(root)).sort()).toEqual(['data', 'seeds']);

      await writeFile(themes, sound);
      expect(await runBuild(root, (line) => said.push(line))).toBe(true);
      expect(await readdir(join(root, 'public/data'))).toEqual(
        expect.arrayContaining(['catalog.json', 'layers', 'ruleset.json', 'sites']),
      );
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
