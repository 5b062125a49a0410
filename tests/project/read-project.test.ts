import { describe, expect, it } from 'vitest';
import { readParameterOverrides } from '../../src/project/read-parameters.ts';
import { readProject } from '../../src/project/read-project.ts';
import { RULES } from '../helpers/plan.ts';

function answers(given: unknown): unknown {
  const project = readProject({ answers: given }, RULES);
  return project.ok ? project.value.answers : project.problems.map(({ code, where }) => [code, where?.field]);
}

describe('readProject', () => {
  it("reads the questionnaire's own keys and Chinese words into codes", () => {
    expect(
      answers({
        nature: '新建',
        industry: { code: '3360', product: '电镀' },
        energy: { tce_a: 900, coal_t_a: 0 },
        toxic: ['涉重金属', '可能污染土壤'],
        facility: [],
        wwtp_m3d: null,
      }),
    ).toEqual({
      nature: 'new',
      industry_code: '3360',
      industry_product: '电镀',
      energy_tce_a: 900,
      coal_t_a: 0,
      toxic: ['heavy_metal', 'soil'],
      facility: [],
    });
  });

  it('reads attribute ids with codes, English words and aliases alike', () => {
    expect(answers({ nature: 'new', discharge: 'To a sewer', obstructs_flood: '否', landuse_to: '居住用地' })).toEqual({
      nature: 'new',
      discharge: 'piped',
      obstructs_flood: false,
      landuse_to: 'residential',
    });
  });

  it('keeps a combined word of an old questionnaire as one that stands for both', () => {
    expect(answers({ nature: '改建/技改', water: { source: '取地下水或河水' } })).toEqual({
      nature: 'rebuild_or_retrofit',
      water_source: 'groundwater_or_river',
    });
  });

  it('takes null and absence for unanswered, 0 and [] for none', () => {
    expect(answers({ nature: null, energy: { coal_t_a: 0 }, toxic: [] })).toEqual({ coal_t_a: 0, toxic: [] });
  });

  it.each([
    [{ natur: '新建' }, [['answer_unknown_key', 'natur']]],
    [{ industry: { kode: '3360' } }, [['answer_unknown_key', 'industry.kode']]],
    [{ nature: '翻新' }, [['answer_unknown_option', 'nature']]],
    [{ nature: 3 }, [['answer_wrong_type', 'nature']]],
    [{ energy: { tce_a: -1 } }, [['answer_out_of_range', 'energy.tce_a']]],
    [{ energy: { tce_a: '900' } }, [['answer_wrong_type', 'energy.tce_a']]],
    [{ toxic: ['none', 'soil'] }, [['answer_contradicts', 'toxic']]],
    [{ industry_code: 3360 }, [['answer_not_an_industry_code', 'industry_code']]],
    [{ nature: '新建', discharge: '倒掉' }, [['answer_unknown_option', 'discharge']]],
    [{ energy_tce_a: 1, energy: { tce_a: 2 } }, [['answer_twice', 'energy.tce_a']]],
    [
      { __proto__x: 1, constructor: 1 },
      [
        ['answer_unknown_key', '__proto__x'],
        ['answer_unknown_key', 'constructor'],
      ],
    ],
  ])('names what is wrong: %j', (given, expected) => {
    expect(answers(given)).toEqual(expected);
  });

  it('refuses what is no project file', () => {
    for (const json of [null, [], 'x', 3, {}]) expect(readProject(json, RULES).ok).toBe(false);
    const stray = readProject({ answers: {}, anwsers: {} }, RULES);
    expect(!stray.ok && stray.problems[0].code).toBe('project_unknown_member');
  });

  it('takes nothing of a file of a newer version, and none of a version that is none', () => {
    const read = (schema: unknown) => {
      const project = readProject({ schema, answers: { nature: '新建', natur: 1 } }, RULES);
      return project.ok ? [] : project.problems.map(({ code }) => code);
    };
    expect(read(2)).toEqual(['project_newer']);
    for (const schema of [0, -1, '1', null]) expect([schema, ...read(schema)]).toEqual([schema, 'project_version']);
    expect(read(1)).toEqual(['answer_unknown_key']);
  });

  it.each(['00', '98', '9999', '0', '26611', '二六', ''])(
    'refuses %j, which no division of the trades begins',
    (code) => {
      expect(answers({ industry_code: code })).toEqual([['answer_not_an_industry_code', 'industry_code']]);
    },
  );

  it('keeps who overruled, where told', () => {
    const given = (by: unknown) =>
      readProject({ answers: {}, overrides: { is_chemical: { value: false, reason: '环评批复', by } } }, RULES);
    const named = given(' 张工 ');
    expect(named.ok && named.value.overrides.is_chemical).toEqual({ value: false, reason: '环评批复', by: '张工' });
    expect(given(7).ok).toBe(false);
    const unnamed = given(undefined);
    expect(unnamed.ok && unnamed.value.overrides.is_chemical).toEqual({ value: false, reason: '环评批复' });
  });

  it('takes an override of a derived attribute only with a reason', () => {
    const given = (override: unknown) => readProject({ answers: {}, overrides: override }, RULES);
    const good = given({ two_high_one_resource: { value: true, reason: '主管部门认定' } });
    expect(good.ok && good.value.overrides.two_high_one_resource?.value).toBe(true);
    expect(given({ two_high_one_resource: { value: true, reason: ' ' } }).ok).toBe(false);
    expect(given({ nature: { value: true, reason: 'x' } }).ok).toBe(false);
  });
});

describe('readParameterOverrides', () => {
  it('takes a value within its bounds with a reason', () => {
    const read = readParameterOverrides(
      { parameters: { river_bank_prohibit_m: { value: 50, reason: '试算' } } },
      RULES.parameters,
    );
    expect(read.ok).toBe(true);
  });

  it.each([
    [{ parameters: { river_bank_prohibit_m: { value: -1, reason: 'x' } } }, 'parameter_out_of_range'],
    [{ parameters: { no_such_m: { value: 1, reason: 'x' } } }, 'parameter_unknown'],
    [{ parameters: { river_bank_prohibit_m: { value: 50 } } }, 'parameters_malformed'],
    [{ parameters: { river_bank_prohibit_m: { value: 50, reason: '  ' } } }, 'parameters_malformed'],
    [{ river_bank_prohibit_m: 50 }, 'parameters_malformed'],
  ])('refuses %j', (json, code) => {
    const read = readParameterOverrides(json, RULES.parameters);
    expect(!read.ok && read.problems[0].code).toBe(code);
  });
});
