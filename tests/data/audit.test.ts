import type { FeatureCollection, LineString, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { auditSources } from '../../src/build/audit.ts';
import { problemLine } from '../../src/build/problem-line.ts';
import type { SourceTree } from '../../src/build/source-tree.ts';
import type { LayerCard } from '../../src/plan/layer-card.ts';
import type { Parameter } from '../../src/plan/parameter.ts';
import type { Question } from '../../src/plan/question.ts';
import type { Clause } from '../../src/plan/seeds.ts';
import { repositoryTree, treeEditing, treeWith } from './repository.ts';

/** Lines as the data keeper reads them. */
function lines(tree: SourceTree): string[] {
  const audited = auditSources(tree);
  return audited.ok ? [] : audited.problems.map(problemLine);
}

async function editing<T>(path: string, edit: (value: T) => void): Promise<string[]> {
  return lines(await treeEditing(path, edit as (value: never) => void));
}

const PBF = 'data/layers/pbf.geojson';

/** The only polygon with one ring among the farmland plots. */
function shellOf(collection: FeatureCollection): number[][] {
  const feature = collection.features.find((f) => f.geometry.type === 'Polygon' && f.geometry.coordinates.length === 1);
  return (feature!.geometry as Polygon).coordinates[0]!;
}

describe('auditSources', () => {
  it('passes the repository', async () => {
    expect(lines(await repositoryTree)).toEqual([]);
  });

  it('names file and place of broken JSON', async () => {
    expect(lines(await treeWith({ 'data/themes.json': '[{' }))).toEqual([
      expect.stringMatching(/^data\/themes\.json: 不是有效的 JSON \/ not valid JSON: /),
    ]);
  });

  it('names entry and field where a shape is wrong', async () => {
    const found = await editing<Record<string, unknown>[]>('seeds/law.json', (laws) => {
      laws[2]!.status = 'sure';
    });
    expect(found).toEqual([expect.stringMatching(/^seeds\/law\.json · L2\.26 · status: /)]);
  });

  it('names a missing file', async () => {
    expect(lines(await treeWith({ [PBF]: null }))).toContain(`${PBF}: 文件不存在 / file is missing`);
  });

  it('a card copied without changing its file or its order', async () => {
    const tree = await repositoryTree;
    const card = { ...JSON.parse(tree.get('data/layers/pbf.json')!), role: 'copy' };
    const added = { 'data/layers/copy.json': JSON.stringify(card), 'data/layers/copy.geojson': tree.get(PBF)! };
    const found = lines(await treeWith(added)).join('\n');
    expect(found).toContain('copy · file: 另一张图层卡片已用这个文件');
    expect(found).toContain('copy · order: 主题内顺序重复');
    expect(found).toContain('data/layers/copy.geojson: 没有图层卡片使用此文件');
  });
});

describe('geometry audit names file, feature, field and place', () => {
  const cases: [string, (value: FeatureCollection) => void, RegExp][] = [
    [
      'an open ring',
      (c) => shellOf(c).pop(),
      /^data\/layers\/pbf\.geojson · PBF-\w+ · geometry\.coordinates · ring 1 · 113\.\d+,34\.\d+: 环未闭合/,
    ],
    [
      'a ring wound the wrong way',
      (c) => shellOf(c).reverse(),
      /PBF-\w+ · geometry\.coordinates · ring 1 .*winds the wrong way/,
    ],
    [
      'a repeated vertex',
      (c) => shellOf(c).splice(2, 0, shellOf(c)[1]!),
      /PBF-\w+ · geometry\.coordinates · ring 1 · vertex 3 .*repeats the one before/,
    ],
    [
      'a bow-tie',
      (c) => {
        const ring = shellOf(c);
        const swapped = ring[4]!;
        ring[4] = ring[12]!;
        ring[12] = swapped;
      },
      /PBF-\w+ · geometry\.coordinates .*113\.\d+,34\.\d+: .*crosses itself/,
    ],
    [
      'a hole outside its shell',
      (c) => {
        const shell = shellOf(c);
        const hole = [
          [0, 0],
          [0, 0.001],
          [0.001, 0.001],
          [0.001, 0],
          [0, 0],
        ].map(([x, y]) => [113 + x!, 34.6 + y!]);
        const feature = c.features.find((f) => (f.geometry as Polygon).coordinates[0] === shell);
        (feature!.geometry as Polygon).coordinates.push(hole);
      },
      /PBF-\w+ · geometry\.coordinates · ring 2 · vertex 1 · 113,34\.6: .*hole lies outside/,
    ],
    [
      'a number that is none',
      (c) => shellOf(c).splice(1, 1, [113.2, null as unknown as number]),
      /PBF-\w+ · geometry\.coordinates: .*finite degrees/,
    ],
    [
      'a height',
      (c) => shellOf(c).splice(1, 1, [113.2, 34.7, 120]),
      /PBF-\w+ · geometry\.coordinates: .*finite degrees/,
    ],
    [
      'another kind of geometry',
      (c) => {
        c.features[3]!.geometry = { type: 'Point', coordinates: [113.2, 34.7] } satisfies Point;
      },
      /pbf\.geojson · PBF-SE · geometry\.type: .*Point where polygon/,
    ],
    [
      'an id used twice',
      (c) => {
        c.features[1]!.properties!.id = 'PBF-W';
        delete c.features[1]!.id;
      },
      /pbf\.geojson · PBF-W · properties\.id: .*occurs twice/,
    ],
    [
      'an id left out',
      (c) => {
        delete c.features[1]!.properties!.id;
      },
      /pbf\.geojson · #2 · properties\.id: 缺编号/,
    ],
    [
      'a property of another type',
      (c) => {
        c.features[4]!.properties!.land_class = 12;
      },
      /pbf\.geojson · PBF-SW · properties\.land_class: .*number here, string before/,
    ],
    [
      'a nested property',
      (c) => {
        c.features[4]!.properties!.land_class = ['0101'];
      },
      /PBF-SW · properties\.land_class: .*single value/,
    ],
    [
      'a name left out',
      (c) => {
        c.features[4]!.properties!.name_en = '';
      },
      /PBF-SW · properties\.name_en: 缺名称/,
    ],
    [
      'a member of the file that nobody reads',
      (c) => {
        Object.assign(c, { crs: { type: 'name' } });
      },
      /pbf\.geojson · crs: .*foreign member/,
    ],
    [
      'no features',
      (c) => {
        c.features = [];
      },
      /pbf\.geojson: 没有要素/,
    ],
  ];
  it.each(cases)('%s', async (_name, edit, line) => {
    const found = await editing<FeatureCollection>(PBF, edit);
    expect(
      found.some((text) => line.test(text)),
      found.join('\n'),
    ).toBe(true);
  });

  it('a road without a width, where distances start at the right-of-way', async () => {
    const found = await editing<FeatureCollection<LineString>>('data/layers/traffic_trunk.geojson', (c) => {
      delete c.features[0]!.properties!.row_width_m;
    });
    expect(found).toEqual([expect.stringMatching(/traffic_trunk\.geojson · TT-G30 · properties\.row_width_m: 缺宽度/)]);
  });

  it('a control unit of a kind without a symbol', async () => {
    const found = await editing<FeatureCollection>('data/layers/eco_unit.geojson', (c) => {
      c.features[0]!.properties!.unit_type = 'special';
    });
    expect(found).toEqual([expect.stringMatching(/eco_unit\.geojson · EU-Y01 · properties\.unit_type: .*special/)]);
  });
});

describe('reference audit names what nothing answers to', () => {
  it.each<[string, string, (value: LayerCard) => void, RegExp]>([
    [
      'theme',
      'pbf',
      (card) => {
        card.theme = 'nowhere';
      },
      /layers\/pbf\.json · pbf · theme: .*nowhere/,
    ],
    [
      'coverage role',
      'pbf',
      (card) => {
        card.coverage = { role: 'shoreline_ctrl' };
      },
      /pbf\.json · pbf · coverage: .*shoreline_ctrl/,
    ],
    [
      'distance of a derived role',
      'river_buffer',
      (card) => {
        card.derived!.distances = ['two_high_energy_tce'];
      },
      /derived\.distances: .*tce\/a/,
    ],
    [
      'property',
      'pbf',
      (card) => {
        card.properties = [{ key: 'colour', name: { zh: '色', en: 'Colour' } }];
      },
      /pbf\.json · pbf · properties\.colour/,
    ],
    [
      'accuracy',
      'pbf',
      (card) => {
        card.accuracyM = null;
      },
      /pbf\.json · pbf · accuracyM: 缺精度/,
    ],
    [
      'completeness over nothing',
      'pbf',
      (card) => {
        card.coverage = null;
      },
      /pbf\.json · pbf · coverage: .*over no stated coverage/,
    ],
    [
      'a missing layer that claims to be complete',
      'wetland',
      (card) => {
        card.complete = true;
      },
      /wetland\.json · wetland · complete: .*missing layer/,
    ],
  ])('layer card: %s', async (_name, role, edit, line) => {
    expect(await editing(`data/layers/${role}.json`, edit)).toEqual([expect.stringMatching(line)]);
  });

  it('empty source text', async () => {
    const found = await editing<LayerCard>('data/layers/pbf.json', (card) => {
      card.source = { zh: '', en: 'x' };
    });
    expect(found).toEqual([expect.stringMatching(/pbf\.json · source\.zh: /)]);
  });

  it.each<[string, (parameter: Parameter) => void, RegExp]>([
    [
      'value out of bounds',
      (p) => {
        p.value = -1;
      },
      /river_bank_prohibit_m · value: -1 不在 0…5000 内/,
    ],
    [
      'law',
      (p) => {
        p.law = 'L99';
      },
      /river_bank_prohibit_m · law: .*L99/,
    ],
    [
      'surer than its law',
      (p) => {
        p.law = 'L6';
      },
      /river_bank_prohibit_m · status: .*L6/,
    ],
  ])('parameter: %s', async (_name, edit, line) => {
    expect(await editing('data/parameters/river_bank_prohibit_m.json', edit)).toEqual([expect.stringMatching(line)]);
  });

  it.each<[string, (clauses: Clause[]) => void, RegExp]>([
    [
      'locator used twice',
      (c) => {
        c[1]!.anchor = c[0]!.anchor;
      },
      /seeds\/clauses\.json · C1-2 · anchor: /,
    ],
    [
      'locator empty',
      (c) => {
        c[1]!.anchor = ' ';
      },
      /C1-2 · anchor: 缺定位短语/,
    ],
    [
      'layer',
      (c) => {
        c[0]!.layers = ['river_thames'];
      },
      /C1-1 · layers: .*river_thames/,
    ],
  ])('clause: %s', async (_name, edit, line) => {
    expect(await editing('seeds/clauses.json', edit)).toEqual([expect.stringMatching(line)]);
  });

  it.each<[string, (questions: Question[]) => void, RegExp]>([
    [
      'two options by one word',
      (q) => {
        q[1]!.fields[0]!.options![0]!.aliases = ['扩建'];
      },
      /nature · nature: .*扩建/,
    ],
    [
      'condition on an option that is none',
      (q) => {
        q.find((x) => x.key === 'wwtp_m3d')!.relevantWhen = { attr: 'facility', in: ['mill'] };
      },
      /wwtp_m3d · relevantWhen: .*mill/,
    ],
    [
      'threshold in another unit',
      (q) => {
        q.find((x) => x.key === 'coal_boiler')!.relevantWhen = { attr: 'coal_t_a', gt: 'key_energy_tce' };
      },
      /coal_boiler · relevantWhen: .*coal_t_a is in t\/a, key_energy_tce in tce\/a/,
    ],
    [
      'filter on a property that no feature has',
      (q) => {
        q.find((x) => x.key === 'is_water_supply_facility')!.relevantWhen = {
          overlaps: { role: 'water_source', filter: { grade: '1' } },
        };
      },
      /relevantWhen: .*water_source has no property grade/,
    ],
    [
      'filter on a value that no feature has',
      (q) => {
        q.find((x) => x.key === 'is_water_supply_facility')!.relevantWhen = {
          overlaps: { role: 'water_source', filter: { level: '一级' } },
        };
      },
      /relevantWhen: .*level of water_source is never 一级/,
    ],
  ])('question: %s', async (_name, edit, line) => {
    expect(await editing('data/questions.json', edit)).toEqual([expect.stringMatching(line)]);
  });

  it('demonstration answer that no option means', async () => {
    const found = await editing<{ answers: Record<string, unknown> }>('data/sites/S02.project.json', (project) => {
      project.answers.nature = '重建';
    });
    expect(found).toEqual([expect.stringMatching(/S02\.project\.json · S02 · answers\.nature: nature 没有选项 重建/)]);
  });
});

describe('rule audit', () => {
  const rule = {
    id: 'C-test',
    clauses: ['C4-6'],
    laws: ['L1'],
    kind: 'executable',
    title: { zh: '标题', en: 'Title' },
    about: { zh: '说明', en: 'About' },
    decides: { zh: '主管部门', en: 'The authority' },
    outcomes: [
      {
        when: { within: { role: 'river_kuhe', distance: 'river_bank_prohibit_m' } },
        effect: 'prohibit',
        say: { zh: '{distance}', en: '{distance} < {river_bank_prohibit_m}' },
      },
      { effect: 'notice', say: { zh: '提示', en: 'Notice' } },
    ],
    examples: [
      { name: 'near', roles: { river_kuhe: { distanceM: 10 } }, expect: { atLeast: 'prohibit', atWorst: 'prohibit' } },
    ],
  };
  const withRule = async (change: object): Promise<string[]> =>
    lines(await treeWith({ 'data/clauses/zz-test.json': JSON.stringify([{ ...rule, ...change }]) }));

  it('lets a sound rule pass', async () => {
    expect(await withRule({})).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['clause', { clauses: ['C99'] }, /zz-test\.json · C-test · clauses: .*C99/],
    ['law', { laws: ['L99'] }, /C-test · laws: .*L99/],
    ['no citation at all', { clauses: [], laws: [] }, /C-test: 缺依据/],
    ['attribute', { applies: { attr: 'colour', is: 'red' } }, /C-test · applies: .*colour/],
    [
      'role',
      { outcomes: [{ when: { overlaps: { role: 'moon' } }, effect: 'notice', say: rule.title }, rule.outcomes[1]] },
      /outcomes\.0\.when: .*moon/,
    ],
    [
      'parameter',
      {
        outcomes: [
          { when: { within: { role: 'pbf', distance: 'far' } }, effect: 'notice', say: rule.title },
          rule.outcomes[1],
        ],
      },
      /outcomes\.0\.when: .*far/,
    ],
    [
      'placeholder',
      { outcomes: [{ effect: 'notice', say: { zh: '{width}', en: 'x' } }] },
      /outcomes\.0\.say\.zh: .*width/,
    ],
    ['order of outcomes', { outcomes: [rule.outcomes[1], rule.outcomes[0]] }, /outcomes\.0: .*last outcome/],
    ['example role', { examples: [{ ...rule.examples[0], roles: { moon: 'missing' } }] }, /examples\.0\.roles: .*moon/],
    ['misspelt field', { efect: 'notice' }, /C-test: .*efect/],
  ])('%s', async (_name, change, line) => {
    const found = await withRule(change);
    expect(
      found.some((text) => line.test(text)),
      found.join('\n'),
    ).toBe(true);
  });
});
