import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { auditSources } from '../../src/build/audit.ts';
import { buildOutput } from '../../src/build/build-output.ts';
import { problemLine } from '../../src/build/problem-line.ts';
import { type Catalog, catalogSchema } from '../../src/catalog/catalog.ts';
import { decodeOpen } from '../../src/catalog/fgb-source.ts';
import { repositoryTree, treeWith } from './repository.ts';

const OFFICIAL = 'data/official/eco_redline.geojson';
const SQUARE = [
  [113.2, 34.8],
  [113.2, 34.81],
  [113.21, 34.81],
  [113.21, 34.8],
];
const STATED = {
  source: { zh: '区自然资源局', en: 'District bureau of natural resources' },
  date: '2026-03-01',
  version: '2026-1',
  accuracyM: 1,
  coverage: 'district',
  complete: true,
};

/** As GDAL writes it: no ids, wound clockwise, members of its own. */
function file(members: object, ring: readonly (readonly number[])[] = SQUARE): string {
  const geometry = { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
  return JSON.stringify({
    type: 'FeatureCollection',
    name: 'STBHHX',
    ...members,
    features: [{ type: 'Feature', properties: { HXMC: '水源涵养' }, geometry }],
  });
}

async function built(changes: Readonly<Record<string, string>>) {
  const audited = auditSources(await treeWith(changes));
  if (!audited.ok) return { lines: audited.problems.map(problemLine) };
  const files = await buildOutput(audited.value);
  const catalog: Catalog = catalogSchema.parse(JSON.parse(new TextDecoder().decode(files.get('catalog.json'))));
  const entry = catalog.layers.find(({ role }) => role === 'eco_redline')!;
  return { catalog, entry, zones: await decodeOpen(files.get(entry.built!.path)!) };
}

describe('files in data/official', () => {
  it('stand in for the schematic layer, with what they state; the card keeps words and look', async () => {
    const { entry, zones } = await built({ [OFFICIAL]: file(STATED) });
    expect(entry).toMatchObject({
      status: 'official',
      name: { zh: '生态保护红线' },
      source: STATED.source,
      date: '2026-03-01',
      version: '2026-1',
      accuracyM: 1,
      coverage: { role: 'district' },
      complete: true,
      strictSlivers: true,
      properties: [],
      built: { featureCount: 1, packed: { path: 'layers/eco_redline.packed' } },
    });
    expect(entry).not.toHaveProperty('label');
    expect(zones).toMatchObject([{ id: '1', properties: { id: '1', HXMC: '水源涵养' } }]);
    // Wound the other way round, nothing moved.
    expect((zones![0]!.geometry as Polygon).coordinates[0]).toEqual([SQUARE[0], ...[...SQUARE].reverse()]);
  });

  it('take nothing over of what the card says of the shapes it came with', async () => {
    const { entry } = await built({ [OFFICIAL]: file({ accuracyM: 5 }) });
    expect(entry).toMatchObject({ status: 'official', date: null, accuracyM: 5, coverage: null, complete: false });
    expect(entry!.version).toBe(entry!.built!.sha256.slice(0, 8));
  });

  it('may be described by a card of their own, for members that a file cannot carry', async () => {
    const beside = {
      ...STATED,
      source: { zh: '来函', en: 'By letter' },
      coverage: { role: 'district' },
      label: { zh: 'HXMC', en: 'HXMC' },
    };
    const changes = { [OFFICIAL]: file({}), 'data/official/eco_redline.json': JSON.stringify(beside) };
    expect((await built(changes)).entry).toMatchObject({
      status: 'official',
      label: { zh: 'HXMC' },
      version: '2026-1',
      source: beside.source,
    });
  });

  it('bring data to a role that was missing', async () => {
    const missing = [...(await repositoryTree)].find(
      ([path, text]) =>
        /^data\/layers\/\w+\.json$/.test(path) &&
        /"status": "missing"/.test(text) &&
        /"geometry": "polygon"/.test(text),
    )![0];
    const role = /(\w+)\.json$/.exec(missing)![1]!;
    const { catalog } = await built({ [`data/official/${role}.geojson`]: file(STATED) });
    expect(catalog!.layers.find((layer) => layer.role === role)).toMatchObject({
      status: 'official',
      built: { featureCount: 1 },
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no accuracy', { [OFFICIAL]: file({}) }, /accuracyM.*(精度|accuracy)/],
    [
      'a status nobody knows',
      { [OFFICIAL]: file({ ...STATED, status: 'sure' }) },
      /^data\/official\/eco_redline\.geojson · status: /,
    ],
    [
      'a negative accuracy',
      { [OFFICIAL]: file({ ...STATED, accuracyM: -1 }) },
      /^data\/official\/eco_redline\.geojson · accuracyM: /,
    ],
    [
      'a date that is none',
      { [OFFICIAL]: file({ ...STATED, date: '2026年' }) },
      /^data\/official\/eco_redline\.geojson · date: /,
    ],
    ['complete over nothing', { [OFFICIAL]: file({ accuracyM: 1, complete: true }) }, /coverage/],
    ['a coverage by no role', { [OFFICIAL]: file({ ...STATED, coverage: 'nowhere' }) }, /nowhere/],
    [
      'a role nobody knows',
      { 'data/official/red_line.geojson': file(STATED) },
      /^data\/official\/red_line\.geojson: .*red_line/,
    ],
    [
      'a card without a file',
      { 'data/official/eco_redline.json': '{}' },
      /^data\/official\/eco_redline\.geojson: 文件不存在/,
    ],
    [
      'a card with a wrong member',
      { [OFFICIAL]: file(STATED), 'data/official/eco_redline.json': '{"visible":"yes"}' },
      /^data\/official\/eco_redline\.json · visible: /,
    ],
    [
      'a bow-tie',
      { [OFFICIAL]: file(STATED, [SQUARE[0]!, SQUARE[2]!, SQUARE[1]!, SQUARE[3]!]) },
      /^data\/official\/eco_redline\.geojson · 1 · .*113\.2/,
    ],
    ['broken JSON', { [OFFICIAL]: '{' }, /^data\/official\/eco_redline\.geojson: /],
  ])('%s: nothing is built, and file and field are named', async (_, changes, line) => {
    const { lines } = await built(changes);
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(line)]));
  });

  it('is left alone where nothing is dropped in', async () => {
    const audited = auditSources(await repositoryTree);
    const cards = audited.ok ? audited.value.cards.map(({ value }) => value.status) : [];
    expect(new Set(cards)).not.toContain('official');
    expect(
      (JSON.parse((await repositoryTree).get('data/layers/eco_redline.geojson')!) as FeatureCollection).features.length,
    ).toBeGreaterThan(1);
  });
});
