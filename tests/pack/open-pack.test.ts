import { describe, expect, it, vi } from 'vitest';
import { openPack } from '../../src/run/open-pack.ts';
import { sourceOfData } from '../helpers/demo-sites.ts';
import { bundledRuleset, EXAMPLE_TEXT, editedExample, type Json, told } from './pack-for-tests.ts';

// All examples are run for every pack; how long that takes on a busy machine is no matter of these tests.
vi.setConfig({ testTimeout: 60_000 });

const SOURCE = sourceOfData();

async function problems(text: string): Promise<string[]> {
  const opened = await openPack(text, await bundledRuleset, SOURCE);
  return opened.ok ? [] : opened.problems.map(told);
}

/** Line of the first place in a text where a phrase stands, counted by hand's rule: line breaks before it, and one. */
function lineOf(text: string, phrase: string): number {
  return text.slice(0, text.indexOf(phrase)).split('\n').length;
}

/** Of GB/T 4754-2017; not in the bundled table. */
const STATIONERY = {
  code: '2411',
  name: { zh: '文具制造', en: 'Stationery' },
  tags: ['two_high_candidate'],
};

const rule = (pack: Json, id: string): Json => pack.rules.find((one: Json) => one.id === id);

describe('the worked example', () => {
  it('is accepted and tells what it changes', async () => {
    const bundled = await bundledRuleset;
    const opened = await openPack(EXAMPLE_TEXT, bundled, SOURCE);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    const { differences, ruleset, ref } = opened.value;
    expect(opened.warnings).toEqual([]);
    expect(differences.map(({ change, id }) => `${change} ${id}`)).toEqual([
      'added AL-demo',
      'added al_water_m3_a',
      'added al_heavy_metal',
      'added AL-Z02',
      'added AL-Y02',
      'replaced C4-2',
    ]);
    expect(differences.at(-1)?.members).toContain('outcomes');
    expect(ruleset.rules).toHaveLength(bundled.rules.length + 2);
    expect(ruleset.pack).toEqual(ref);
    expect(ruleset.sha256).not.toBe(bundled.sha256);
  });

  it('has the same identity however its file is laid out', async () => {
    const bundled = await bundledRuleset;
    const [a, b] = await Promise.all(
      [EXAMPLE_TEXT, `\ufeff${JSON.stringify(JSON.parse(EXAMPLE_TEXT))}`].map((text) =>
        openPack(text, bundled, SOURCE),
      ),
    );
    expect(a?.ok && b?.ok && a.value.ref.sha256 === b.value.ref.sha256).toBe(true);
  });
});

describe('a file that is no pack', () => {
  it.each([
    ['nothing', '', 'file_corrupt 1 -'],
    ['broken JSON', '{\n  "kind": "shangjie_rule_pack",\n  oops }', 'file_corrupt 3 -'],
    ['another file', '{\n "type": "FeatureCollection" }', 'pack_not_one 1 kind'],
    ['a list', '[]', 'pack_not_one 1 kind'],
    ['a newer one', '{\n"kind": "shangjie_rule_pack",\n"schema": 2 }', 'pack_newer 3 schema'],
    ['NaN', '{\n"kind": NaN }', 'bad_number 2 -'],
  ])('%s', async (_name, text, line) => {
    expect(await problems(text)).toEqual([line]);
  });

  it('a name written twice', async () => {
    const text = EXAMPLE_TEXT.replace('"rules": [', '"rules": [],\n  "rules": [');
    expect(await problems(text)).toEqual([`json_duplicate_key ${lineOf(text, '"rules": [\n')} rules`]);
  });

  it('nothing in it', async () => {
    const text = editedExample((pack) => {
      for (const list of ['laws', 'parameters', 'industries', 'derived', 'rules']) pack[list] = [];
    });
    expect(await problems(text)).toEqual(['pack_empty 1 -']);
  });
});

describe('each mistake is told with line and path', () => {
  const at = 'rules[0]';
  const cases: readonly (readonly [string, (pack: Json) => void, string | RegExp])[] = [
    ['missing name', (p) => delete p.name, /^shape_missing 1 name$/],
    ['unknown member', (p) => Object.assign(p, { rule: [] }), /^shape_unknown_member \d+ rule$/],
    ['wrong type', (p) => Object.assign(p, { version: 3 }), /^shape_type \d+ version$/],
    ['empty name', (p) => Object.assign(p, { name: ' ' }), /^shape_empty \d+ name$/],
    ['bad date', (p) => Object.assign(p, { date: '15.1.2026' }), /^shape_format \d+ date$/],
    [
      'unknown effect',
      (p) => Object.assign(rule(p, 'AL-Z02').outcomes[0], { effect: 'ban' }),
      `${at}.outcomes[0].effect`,
    ],
    [
      'misspelt operator deep in a condition',
      (p) => Object.assign(rule(p, 'AL-Z02').outcomes[0].when.all[1], { iss: true }),
      /^shape_\w+ \d+ rules\[0\]\.outcomes\[0\]\.when\.all\[1\]/,
    ],
    [
      'unknown role',
      (p) => Object.assign(rule(p, 'AL-Z02').outcomes[2].when.overlaps, { role: 'eco_units' }),
      `unknown_role`,
    ],
    ['unknown attribute', (p) => Object.assign(rule(p, 'AL-Z02').applies, { attr: 'natur' }), `unknown_attribute`],
    ['unknown option', (p) => Object.assign(rule(p, 'AL-Z02').applies, { in: ['newly'] }), 'no_such_option'],
    ['unknown parameter', (p) => p.parameters.pop(), 'unknown_parameter'],
    ['unknown law', (p) => rule(p, 'AL-Y02').laws.push('L99'), 'unknown_law'],
    ['unknown clause', (p) => rule(p, 'AL-Y02').clauses.push('C99-1'), 'unknown_clause'],
    [
      'unknown rule taken out',
      (p) => Object.assign(p, { disable: { rules: ['C0-0'] } }),
      /^unknown_rule \d+ disable\.rules\[0\]$/,
    ],
    ['own rule taken out', (p) => Object.assign(p, { disable: { rules: ['C4-2'] } }), 'pack_disables_own'],
    [
      'a parameter others need taken out',
      (p) => Object.assign(p, { disable: { parameters: ['river_bank_prohibit_m'] } }),
      'unknown_parameter',
    ],
    [
      'industry code twice',
      (p) => Object.assign(p, { industries: [STATIONERY, STATIONERY] }),
      /^duplicate_id \d+ industries\[1\]$/,
    ],
    [
      'an industry code that is none',
      (p) => Object.assign(p, { industries: [{ ...STATIONERY, code: 'C17' }] }),
      /^shape_\w+ \d+ industries\[0\]\.code$/,
    ],
    ['rule id twice', (p) => p.rules.push(rule(p, 'AL-Z02')), /^duplicate_id \d+ rules\[3\]$/],
    [
      'derived attributes in a ring',
      (p) => {
        const [one] = p.derived;
        p.derived.push({
          ...one,
          id: 'al_other',
          cases: [{ when: { attr: 'al_heavy_metal', is: true }, value: true }],
        });
        one.cases = [{ when: { attr: 'al_other', is: true }, value: true }];
      },
      /^cyclic_attributes \d+ derived\[0\]$/,
    ],
    [
      'a derived attribute of itself',
      (p) => Object.assign(p.derived[0], { cases: [{ when: { attr: 'al_heavy_metal', is: true }, value: true }] }),
      'cyclic_attributes',
    ],
    [
      'two outcomes under one condition',
      (p) => rule(p, 'AL-Z02').outcomes.splice(1, 0, { ...rule(p, 'AL-Z02').outcomes[0], effect: 'notice' }),
      /^outcomes_contradict \d+ rules\[0\]\.outcomes\[1\]\.when$/,
    ],
    [
      'a condition and its opposite',
      (p) => {
        const [first] = rule(p, 'AL-Z02').outcomes;
        first.when.all.push({ not: first.when.all[1] });
      },
      'condition_never_holds',
    ],
    [
      'two values at once',
      (p) =>
        rule(p, 'AL-Z02').outcomes[0].when.all.push({ attr: 'nature', is: 'new' }, { attr: 'nature', is: 'expand' }),
      'condition_never_holds',
    ],
    [
      'a ceiling below the effect',
      (p) => Object.assign(rule(p, 'C4-2').outcomes[0], { upTo: 'notice' }),
      'up_to_below_effect',
    ],
    [
      'an encouragement that forbids',
      (p) => Object.assign(rule(p, 'AL-Y02'), { kind: 'encourage' }),
      'encourage_restricts',
    ],
    ['no last outcome', (p) => rule(p, 'AL-Y02').outcomes.pop(), 'outcome_order'],
    [
      'a value out of its bounds',
      (p) => Object.assign(p.parameters[0], { value: 2e7 }),
      /^out_of_bounds \d+ parameters\[0\]\.value$/,
    ],
    [
      'absurd bounds',
      (p) => Object.assign(p.parameters[0], { max: 1e300 }),
      /^absurd_number \d+ parameters\[0\]\.max$/,
    ],
    ['less than nothing', (p) => Object.assign(p.parameters[0], { min: -5 }), 'absurd_number'],
    [
      'a share above one',
      (p) => Object.assign(rule(p, 'AL-Y02').examples[0].roles.eco_unit, { share: 3 }),
      'absurd_number',
    ],
    ['other units', (p) => Object.assign(p.parameters[0], { unit: 't/a' }), 'unit_mismatch'],
    ['surer than its law', (p) => Object.assign(p.parameters[0], { status: 'verified' }), 'surer_than_law'],
    [
      'a property no layer has',
      (p) => Object.assign(rule(p, 'AL-Y02').outcomes[1].when.overlaps, { filter: { code: 'x' } }),
      'unknown_property',
    ],
    [
      'a gap in the words',
      (p) => Object.assign(rule(p, 'AL-Y02').outcomes[1].say, { en: '{nothing}' }),
      'unknown_placeholder',
    ],
    [
      'an example that comes out otherwise',
      (p) => Object.assign(rule(p, 'AL-Y02').examples[0].expect, { atLeast: 'notice' }),
      /^pack_example_differs \d+ rules\[1\]\.examples\[0\]$/,
    ],
    [
      'an example with an answer nobody can give',
      (p) => Object.assign(rule(p, 'AL-Y02').examples[0], { answers: { toxic: ['gold'] } }),
      'pack_example_differs',
    ],
  ];

  it.each(cases)('%s', async (_name, edit, wanted) => {
    const found = await problems(editedExample(edit));
    const [first = ''] = found;
    if (typeof wanted === 'string') expect(found.join('\n')).toContain(wanted);
    else expect(first).toMatch(wanted);
  });

  it('the line is the one where it stands', async () => {
    const text = editedExample((pack) => rule(pack, 'AL-Y02').laws.push('L99'));
    const [first] = await problems(text);
    expect(first).toBe(`unknown_law ${lineOf(text, '"L99"') - 2} rules[1].laws`);
  });
});

describe('industries of a pack', () => {
  it('a class the bundled table lacks is known by name and judged by its tags', async () => {
    const bundled = await bundledRuleset;
    expect(bundled.industries.some(({ code }) => code === STATIONERY.code)).toBe(false);
    const example = { answers: { industry_code: STATIONERY.code }, expect: { atLeast: 'notice', atWorst: 'notice' } };
    const text = editedExample((pack) => {
      pack.industries = [STATIONERY];
      const own = bundled.rules.find(({ id }) => id === 'C1-2')!;
      pack.rules.push({ ...own, examples: [...own.examples, { name: '按包里的标签', ...example }] });
    });
    const opened = await openPack(text, bundled, SOURCE);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    expect(opened.warnings).toEqual([]);
    expect(opened.value.differences).toContainEqual({
      list: 'industries',
      id: STATIONERY.code,
      name: STATIONERY.name,
      change: 'added',
      members: [],
    });
    // Without the tag the same example comes out otherwise.
    const untagged = JSON.stringify({ ...JSON.parse(text), industries: [{ ...STATIONERY, tags: [] }] });
    expect((await problems(untagged)).join()).toContain('pack_example_differs');
  });

  it('stand in the place of bundled ones, and what changed is told', async () => {
    const bundled = await bundledRuleset;
    const plating = bundled.industries.find(({ code }) => code === '3360')!;
    const text = editedExample((pack) => {
      pack.industries = [{ ...plating, tags: [...plating.tags, 'two_high_candidate'] }];
    });
    const opened = await openPack(text, bundled, SOURCE);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    expect(opened.value.differences.find(({ id }) => id === '3360')).toMatchObject({
      change: 'replaced',
      members: ['tags'],
    });
    expect(opened.value.ruleset.industries).toHaveLength(bundled.industries.length);
  });

  it('a tag no rule asks for is told with its line', async () => {
    const text = editedExample((pack) => {
      pack.industries = [{ ...STATIONERY, tags: ['two_high_canditate'] }];
    });
    const opened = await openPack(text, await bundledRuleset, SOURCE);
    expect(opened.ok && opened.warnings.map(told)).toEqual([
      `pack_tag_unused ${lineOf(text, '"code": "2411"') - 1} industries[0]`,
    ]);
  });
});

describe('what is allowed but told', () => {
  it('a unit code that today’s layer does not have', async () => {
    const text = EXAMPLE_TEXT.replaceAll('SX-EU-Z02', 'ZH41010630001');
    const opened = await openPack(text, await bundledRuleset, SOURCE);
    expect(opened.ok && [...new Set(opened.warnings.map(({ code }) => code))]).toEqual(['pack_filter_unmatched']);
  });

  it('bundled examples that a changed parameter moves', async () => {
    const bundled = await bundledRuleset;
    const parameter = bundled.parameters.find(({ id }) => id === 'river_bank_prohibit_m');
    const text = editedExample((pack) => pack.parameters.push({ ...parameter, value: 100 }));
    const opened = await openPack(text, bundled, SOURCE);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    const [warning] = opened.warnings.filter(({ code }) => code === 'pack_moves_examples');
    expect(warning?.params?.rules).toContain('C4-6');
    expect(opened.value.differences.find(({ id }) => id === 'river_bank_prohibit_m')).toMatchObject({
      change: 'replaced',
      members: ['value'],
    });
  });

  it('an outcome that no example reaches', async () => {
    const text = editedExample((pack) => {
      const one = rule(pack, 'AL-Y02');
      one.examples = one.examples.slice(1, 2);
    });
    const opened = await openPack(text, await bundledRuleset, SOURCE);
    expect(opened.ok && opened.warnings.map(told)).toEqual([
      expect.stringMatching(/^pack_outcome_unexampled \d+ rules\[1\]\.outcomes\[0\]$/),
      expect.stringMatching(/^pack_outcome_unexampled \d+ rules\[1\]\.outcomes\[2\]$/),
    ]);
  });

  it('taking a bundled rule out', async () => {
    const bundled = await bundledRuleset;
    const text = editedExample((pack) => Object.assign(pack, { disable: { rules: ['C4-6'] } }));
    const opened = await openPack(text, bundled, SOURCE);
    expect(opened.ok && opened.value.ruleset.rules.some(({ id }) => id === 'C4-6')).toBe(false);
    expect(opened.ok && opened.value.differences.at(-1)).toMatchObject({ change: 'disabled', id: 'C4-6' });
  });
});
