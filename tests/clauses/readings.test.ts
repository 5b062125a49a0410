import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/plan/effect.ts';
import type { ExampleRole } from '../../src/plan/rule.ts';
import { readProject } from '../../src/project/read-project.ts';
import { applyRule } from '../../src/screening/apply-rule.ts';
import { evaluationContext } from '../../src/screening/context.ts';
import { exampleFacts } from '../../src/screening/example-facts.ts';
import { ruleTruth } from '../../src/screening/possible-effects.ts';
import { rolesOf } from '../../src/screening/rule-references.ts';
import { RULES, STRICT_ROLES } from '../helpers/plan.ts';

/**
 * The readings of the plan, one by one, in cases worked out by hand from their wording (docs/decisions/0006 and the
 * `reading` of each rule), not from the rules: another set of eyes beside the examples in the pack.
 */
type Roles = Readonly<Record<string, ExampleRole | readonly ExampleRole[]>>;
type Case = readonly [
  why: string,
  rule: string,
  answers: Record<string, unknown>,
  roles: Roles,
  atLeast: Effect,
  atWorst?: Effect,
];

const asked = RULES.questions.flatMap(({ relevantWhen }) =>
  relevantWhen
    ? [...JSON.stringify(relevantWhen).matchAll(/"role":("([a-z_]+)"|\[[^\]]*\])/g)].flatMap(([, text = '']) =>
        [...text.matchAll(/[a-z_]+/g)].map(([role]) => role),
      )
    : [],
);

function ends(ruleId: string, answers: Record<string, unknown>, roles: Roles): readonly [Effect, Effect] {
  const rule = RULES.rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`no rule ${ruleId}`);
  const project = readProject({ answers }, RULES);
  if (!project.ok) throw new Error(JSON.stringify(project.problems));
  const context = evaluationContext({
    vocabulary: RULES,
    facts: exampleFacts({ roles: { district: { share: 1 }, ...roles } as never }, [...rolesOf(rule), ...asked]),
    project: project.value,
    strictRoles: STRICT_ROLES,
  });
  const { atLeast, atWorst } = applyRule(
    rule,
    context,
    { parameters: RULES.parameters, labels: new Map() },
    ruleTruth(rule, context),
  );
  return [atLeast, atWorst];
}

const BANK_9: Roles = { river_kuhe: { distanceM: 9 } };
const HIT: ExampleRole = { overlapM2: 400 };
const AROUND = (zone: string, distanceM: number, extra: Roles = {}): Roles => ({
  traffic_trunk: { distanceM },
  noise_zone: { share: 1, properties: { zone_class: zone } },
  ...extra,
});
const SCHOOL = { nature: '新建', noise: 'sensitive', facility: ['none'] };
const WATER = (level: string): Roles => ({ water_source: { overlapM2: 400, properties: { level } } });

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'what is not answered, and what is said to be none': [
    ['nature open: anything from a notice', 'C4-6', { two_high: '是' }, BANK_9, 'notice', 'prohibit'],
    ['“none” is an answer', 'C8-2', { toxic: ['都不涉及'] }, { soil_zone: HIT }, 'clear'],
    ['an empty answer is not “none”', 'C8-2', {}, { soil_zone: HIT }, 'clear', 'restrict'],
    ['0 m³ is an answer', 'C6-3', { 'water.m3_a': 0 }, { reclaimed_network: HIT }, 'clear'],
    ['no works, so its size is no question', 'C6-2', { facility: ['都不涉及'] }, {}, 'clear'],
    ['works of unknown size', 'C6-2', { facility: ['污水处理厂'] }, {}, 'clear', 'condition'],
    ['the old combined nature leaves both open', 'C3-4', { nature: '改建/技改', voc: 'high_voc_product' }, {}, 'clear'],
  ],
  'declared attributes': [
    ['not stated: a reminder', 'C4-12', {}, {}, 'notice'],
    ['stated', 'C4-12', { is_scattered_polluter: true }, {}, 'prohibit'],
    ['stated otherwise', 'C4-12', { is_scattered_polluter: false }, {}, 'clear'],
    ['in the main town, not stated', 'C4-5', { facility: ['都不涉及'] }, { main_urban: HIT }, 'notice'],
    [
      'in the main town, stated',
      'C4-5',
      { facility: ['都不涉及'], is_key_polluter: true },
      { main_urban: HIT },
      'restrict',
    ],
    ['radiation', 'C10-5', { has_radiation: false }, {}, 'clear'],
  ],
  suggestions: [
    [
      'an untagged trade below the threshold is firmly not',
      'C4-6',
      { nature: '新建', 'industry.code': '5920', 'energy.tce_a': 100, facility: ['都不涉及'] },
      BANK_9,
      'notice',
    ],
    [
      'an untagged trade above it stays open',
      'C4-6',
      { nature: '新建', 'industry.code': '5920', 'energy.tce_a': 10_000, facility: ['都不涉及'] },
      BANK_9,
      'notice',
      'prohibit',
    ],
    [
      'a tagged trade stays open whatever its energy',
      'C4-6',
      { nature: '新建', 'industry.code': '3360', 'energy.tce_a': 1, facility: ['都不涉及'] },
      BANK_9,
      'notice',
      'prohibit',
    ],
    ['confirmed', 'C4-6', { nature: '新建', 'industry.code': '3360', two_high: '是' }, BANK_9, 'prohibit'],
    [
      'refused',
      'C4-6',
      { nature: '新建', 'industry.code': '3360', two_high: '否', facility: ['都不涉及'] },
      BANK_9,
      'notice',
    ],
  ],
  'C4-6 along the banks': [
    ['on the very metre', 'C4-6', { nature: '新建', two_high: '是' }, { river_sishui: { distanceM: 30 } }, 'prohibit'],
    [
      'a centimetre beyond',
      'C4-6',
      { nature: '新建', two_high: '是' },
      { river_sishui: { distanceM: 30.01 } },
      'condition',
    ],
    [
      'within the accuracy of the metre',
      'C4-6',
      { nature: '新建', two_high: '是' },
      { river_sishui: { distanceM: 30.3, accuracyM: 0.5 } },
      'condition',
      'prohibit',
    ],
    [
      'at the farther distance',
      'C4-6',
      { nature: '新建', two_high: '是' },
      { river_sishui: { distanceM: 1000 } },
      'condition',
    ],
    [
      'beyond it: a notice, never clear',
      'C4-6',
      { nature: '新建', two_high: '是' },
      { river_sishui: { distanceM: 4000 } },
      'notice',
    ],
    ['relocation counts as new', 'C4-6', { nature: '迁建', two_high: '是' }, BANK_9, 'prohibit'],
    ['extension does not', 'C4-6', { nature: '扩建', two_high: '是' }, BANK_9, 'notice'],
    ['retrofit does not', 'C4-6', { nature: '技改', two_high: '是' }, BANK_9, 'notice'],
    [
      'a chemical park',
      'C4-6',
      { nature: '新建', two_high: '否', facility: ['park'], park_type: 'chemical' },
      BANK_9,
      'prohibit',
    ],
    [
      'another park',
      'C4-6',
      { nature: '新建', two_high: '否', facility: ['park'], park_type: 'other' },
      BANK_9,
      'notice',
      'condition',
    ],
    [
      'another park beyond the farther distance',
      'C4-6',
      { nature: '新建', two_high: '否', facility: ['park'], park_type: 'other' },
      { river_kuhe: { distanceM: 1200 } },
      'notice',
    ],
    [
      'a park of unknown kind',
      'C4-6',
      { nature: '新建', two_high: '否', facility: ['park'] },
      BANK_9,
      'notice',
      'prohibit',
    ],
    [
      'one river missing, the other far',
      'C4-6',
      { nature: '新建', two_high: '是' },
      { river_sishui: 'missing', river_kuhe: { distanceM: 3000 } },
      'notice',
      'prohibit',
    ],
    [
      'one river missing, the other near',
      'C4-6',
      { nature: '新建', two_high: '是' },
      { river_sishui: 'missing', river_kuhe: { distanceM: 3 } },
      'prohibit',
    ],
  ],
  'C2-1 and the red line': [
    ['no activity named', 'C2-1', {}, { eco_redline: HIT }, 'condition', 'prohibit'],
    ['none of the ten', 'C2-1', { redline_activity: 'not_ten' }, { eco_redline: HIT }, 'prohibit'],
    ['one of the ten', 'C2-1', { redline_activity: 'activity_6' }, { eco_redline: HIT }, 'condition'],
    ['a shared border', 'C2-1', {}, { eco_redline: { distanceM: 0 } }, 'notice'],
    [
      'a shared border that may be an overlap',
      'C2-1',
      { redline_activity: 'not_ten' },
      { eco_redline: { distanceM: 0, accuracyM: 0.5 } },
      'notice',
      'prohibit',
    ],
    [
      'a sliver of drawing',
      'C2-1',
      { redline_activity: 'not_ten' },
      { eco_redline: { overlapM2: 0.5, meanWidthM: 0.02 } },
      'notice',
      'condition',
    ],
    [
      'a sliver to verify',
      'C2-1',
      { redline_activity: 'not_ten' },
      { eco_redline: { overlapM2: 6, meanWidthM: 0.3 } },
      'notice',
      'prohibit',
    ],
    [
      'small, but wide',
      'C2-1',
      { redline_activity: 'not_ten' },
      { eco_redline: { overlapM2: 6, meanWidthM: 0.6 } },
      'prohibit',
    ],
    [
      'narrow, but large',
      'C2-1',
      { redline_activity: 'not_ten' },
      { eco_redline: { overlapM2: 200, meanWidthM: 0.4 } },
      'prohibit',
    ],
    ['no layer', 'C2-1', { redline_activity: 'not_ten' }, { eco_redline: 'missing' }, 'clear', 'prohibit'],
    [
      'outside the coverage',
      'C2-1',
      { redline_activity: 'not_ten' },
      { eco_redline: 'outside_coverage' },
      'clear',
      'prohibit',
    ],
  ],
  'C4-2, C4-3 units and boundaries': [
    ['priority unit', 'C4-2', {}, { eco_unit: { overlapM2: 400, properties: { unit_type: 'priority' } } }, 'condition'],
    ['key unit', 'C4-2', {}, { eco_unit: { overlapM2: 400, properties: { unit_type: 'key' } } }, 'condition'],
    [
      'general unit: the list may ask for more',
      'C4-2',
      {},
      { eco_unit: { overlapM2: 400, properties: { unit_type: 'general' } } },
      'notice',
      'condition',
    ],
    ['no layer: check the list', 'C4-2', {}, { eco_unit: 'missing' }, 'notice', 'condition'],
    ['outside the urban boundary', 'C4-3', {}, {}, 'condition'],
    ['inside it', 'C4-3', {}, { urban_boundary: { share: 1 } }, 'clear'],
    ['across it', 'C4-3', {}, { urban_boundary: { share: 0.4 } }, 'condition'],
  ],
  'C4-9 listed capacity': [
    [
      'clinker asked',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '3011' },
      {},
      'clear',
      'restrict',
    ],
    [
      'clinker',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '3011', 'industry.product': 'cement_clinker' },
      {},
      'restrict',
    ],
    [
      'grinding only',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '3011', 'industry.product': 'cement_grinding' },
      {},
      'clear',
    ],
    [
      'alumina is not electrolytic aluminium',
      'C4-9',
      { nature: '扩建', capacity: '新增产能', 'industry.code': '3216', 'industry.product': '氧化铝' },
      {},
      'clear',
    ],
    [
      'electrolytic aluminium',
      'C4-9',
      { nature: '扩建', capacity: '新增产能', 'industry.code': '3216', 'industry.product': '电解铝' },
      {},
      'restrict',
    ],
    [
      'carbon not for aluminium',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '3091', 'industry.product': 'other_carbon' },
      {},
      'clear',
    ],
    [
      'rolling only',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '3130', 'industry.product': 'steel_rolling' },
      {},
      'clear',
    ],
    [
      'retrofit with more capacity',
      'C4-9',
      { nature: '技改', capacity: '新增产能', 'industry.code': '3120' },
      {},
      'notice',
      'restrict',
    ],
    [
      'more output, less pollution, proven',
      'C4-9',
      { nature: '扩建', capacity: '增产减污(有证明)', 'industry.code': '3120' },
      {},
      'condition',
    ],
    ['no more capacity', 'C4-9', { nature: '扩建', capacity: '不新增', 'industry.code': '3120' }, {}, 'clear'],
    [
      '“and others”: a near trade',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '3041' },
      {},
      'notice',
    ],
    [
      'a group of trades, some listed',
      'C4-9',
      { nature: '新建', capacity: '新增产能', 'industry.code': '31' },
      {},
      'clear',
      'restrict',
    ],
    [
      'rebuilding is not on the list',
      'C4-9',
      { nature: '改建', capacity: '新增产能', 'industry.code': '3120' },
      {},
      'clear',
    ],
  ],
  'C3-4 high-VOC products': [
    ['new', 'C3-4', { nature: '新建', voc: 'high_voc_product' }, {}, 'restrict'],
    ['relocation', 'C3-4', { nature: '迁建', voc: 'high_voc_product' }, {}, 'restrict'],
    ['extension', 'C3-4', { nature: '扩建', voc: 'high_voc_product' }, {}, 'clear'],
    [
      'a paint maker: the code alone decides nothing',
      'C3-4',
      { nature: '新建', 'industry.code': '2641' },
      {},
      'clear',
      'restrict',
    ],
    [
      'a paint maker of water-based paint',
      'C3-4',
      { nature: '新建', 'industry.code': '2641', voc: 'use_or_emit' },
      {},
      'clear',
    ],
  ],
  thresholds: [
    ['以上 includes the number', 'C6-2', { facility: ['wwtp'], wwtp_m3d: 50_000, nature: '技改' }, {}, 'condition'],
    ['one below', 'C6-2', { facility: ['wwtp'], wwtp_m3d: 49_999, nature: '新建' }, {}, 'clear'],
    [
      '超过 does not',
      'C6-3',
      { 'water.m3_a': 5000, 'industry.code': '3360', 'landuse.to': 'industrial' },
      { reclaimed_network: HIT },
      'clear',
    ],
    [
      'one above',
      'C6-3',
      { 'water.m3_a': 5001, 'industry.code': '3360', 'landuse.to': 'industrial' },
      { reclaimed_network: HIT },
      'condition',
    ],
    [
      'a school is no enterprise',
      'C6-3',
      { 'water.m3_a': 60_000, 'industry.code': '8334' },
      { reclaimed_network: HIT },
      'notice',
    ],
    ['any coal', 'C4-14', { nature: '改建', 'energy.coal_t_a': 0.5 }, {}, 'condition'],
    ['no coal', 'C4-14', { nature: '新建', 'energy.coal_t_a': 0 }, {}, 'clear'],
    ['5000 tce', 'C4-15', { 'energy.tce_a': 5000 }, {}, 'condition'],
    ['1.5 Mt', 'C4-16', { freight_1e4_t_a: 150 }, {}, 'condition'],
  ],
  'sources of water': [
    ['groundwater where it is overdrawn', 'C6-4', { 'water.source': 'groundwater' }, { gw_overdraft: HIT }, 'restrict'],
    ['groundwater elsewhere', 'C6-4', { 'water.source': 'groundwater' }, {}, 'notice'],
    [
      'the old combined word leaves both open',
      'C6-4',
      { 'water.source': '取地下水或河水' },
      { gw_overdraft: HIT },
      'clear',
      'restrict',
    ],
    ['the old combined word, for the river', 'C7-7', { 'water.source': '取地下水或河水' }, {}, 'clear', 'condition'],
    ['the mains', 'C7-7', { 'water.source': 'municipal' }, {}, 'clear'],
  ],
  'river and its management area': [
    ['on the management area', 'C6-9', {}, { river_mgmt: HIT }, 'condition'],
    ['on the water', 'C6-9', {}, { river_sishui: HIT }, 'condition'],
    [
      'the buffer never stands in',
      'C6-9',
      {},
      { river_mgmt: 'missing', river_sishui: { distanceM: 12 } },
      'clear',
      'condition',
    ],
    ['until the water authority has answered', 'L2.67', {}, { river_mgmt: HIT }, 'condition', 'prohibit'],
    ['it does not obstruct', 'L2.67', { obstructs_flood: false }, { river_mgmt: HIT }, 'condition'],
    ['it does', 'L2.67', { obstructs_flood: '是' }, { river_mgmt: HIT }, 'prohibit'],
    ['a new outfall', 'C7-5', { discharge: 'direct' }, {}, 'condition'],
  ],
  'C7-1 water sources': [
    ['level 1', 'C7-1', { is_water_supply_facility: false }, WATER('1'), 'prohibit'],
    ['level 1, waterworks', 'C7-1', { is_water_supply_facility: true }, WATER('1'), 'condition'],
    ['level 1, nothing said', 'C7-1', {}, WATER('1'), 'condition', 'prohibit'],
    ['level 2, discharging', 'C7-1', { discharge: 'piped', facility: ['none'] }, WATER('2'), 'prohibit'],
    ['level 2, no discharge', 'C7-1', { discharge: 'none', facility: ['none'] }, WATER('2'), 'condition'],
    ['level 2, nothing said', 'C7-1', { facility: ['none'] }, WATER('2'), 'condition', 'prohibit'],
    [
      'level 2, petrol station',
      'C7-1',
      { discharge: 'none', facility: ['fuel_hazchem'] },
      WATER('2'),
      'condition',
      'prohibit',
    ],
    ['quasi', 'C7-1', { discharge: 'none', toxic: ['none'], facility: ['none'] }, WATER('quasi'), 'condition'],
    [
      'quasi, straight into the river',
      'C7-1',
      { discharge: 'direct', toxic: ['none'], facility: ['none'] },
      WATER('quasi'),
      'restrict',
    ],
    [
      'quasi, hazardous',
      'C7-1',
      { discharge: 'none', toxic: ['heavy_metal'], facility: ['none'] },
      WATER('quasi'),
      'restrict',
    ],
    [
      'two levels: the stricter',
      'C7-1',
      { discharge: 'none', is_water_supply_facility: false, facility: ['none'] },
      {
        water_source: [
          { overlapM2: 300, properties: { level: '2' } },
          { overlapM2: 20, properties: { level: '1' } },
        ],
      },
      'prohibit',
    ],
    [
      'a zone of unknown level',
      'C7-1',
      { discharge: 'none', toxic: ['none'], facility: ['none'] },
      { water_source: { overlapM2: 300 } },
      'clear',
      'prohibit',
    ],
  ],
  'farmland and soil': [
    ['new and polluting on basic farmland', 'C8-1', { nature: '新建', toxic: ['soil'] }, { pbf: HIT }, 'prohibit'],
    ['extension: not this clause', 'C8-1', { nature: '扩建', toxic: ['soil'] }, { pbf: HIT }, 'clear'],
    ['but the land law, whatever the nature', 'L8', { nature: '扩建', toxic: ['none'] }, { pbf: HIT }, 'prohibit'],
    ['17.6 m beside it', 'C8-1', { nature: '新建', toxic: ['soil'] }, { pbf: { distanceM: 17.6 } }, 'clear'],
    ['heavy metal in the soil zone', 'C8-2', { toxic: ['heavy_metal'] }, { soil_zone: HIT }, 'restrict'],
    ['heavy metal outside it', 'C8-2', { toxic: ['heavy_metal'] }, {}, 'condition'],
    [
      'heavy metal, no zone layer',
      'C8-2',
      { toxic: ['heavy_metal'] },
      { soil_zone: 'missing' },
      'condition',
      'restrict',
    ],
    ['heavy metal implies toxic', 'C8-3', { nature: '新建', toxic: ['heavy_metal'] }, {}, 'condition'],
    ['groundwater in a key zone', 'C8-11', { toxic: ['groundwater'] }, { gw_key_zone: HIT }, 'condition'],
    ['nothing for groundwater in a key zone', 'C8-11', { toxic: ['none'] }, { gw_key_zone: HIT }, 'notice'],
    ['100 m from houses', 'L14', { toxic: ['soil'] }, { residential_cluster: { distanceM: 100 } }, 'condition'],
    [
      '101 m from houses, schools not known',
      'L14',
      { toxic: ['soil'] },
      { residential_cluster: { distanceM: 101 }, school_hospital: 'missing' },
      'clear',
      'condition',
    ],
  ],
  'contaminated plots': [
    ['on a plot', 'C8-9', { 'landuse.to': 'industrial' }, { contaminated_site: HIT }, 'condition'],
    [
      'change to housing anywhere',
      'C8-9',
      { 'landuse.from': 'industrial', 'landuse.to': 'residential' },
      {},
      'condition',
    ],
    ['housing stays housing', 'C8-9', { 'landuse.from': 'residential', 'landuse.to': 'residential' }, {}, 'clear'],
    ['change to works', 'C8-9', { 'landuse.from': 'mining', 'landuse.to': 'industrial' }, {}, 'clear'],
    [
      'housing on a plot, target not met',
      'C8-10',
      { 'landuse.to': 'residential', remediation_target_met: false },
      { contaminated_site: HIT },
      'prohibit',
    ],
    [
      'housing on a plot, nothing said',
      'C8-10',
      { 'landuse.to': 'residential' },
      { contaminated_site: HIT },
      'condition',
      'prohibit',
    ],
    [
      'housing on a plot, met',
      'C8-10',
      { 'landuse.to': 'residential', remediation_target_met: true },
      { contaminated_site: HIT },
      'condition',
    ],
    ['works on a plot', 'C8-10', { 'landuse.to': 'industrial' }, { contaminated_site: HIT }, 'condition'],
    ['housing on no plot', 'C8-10', { 'landuse.to': 'residential', remediation_target_met: false }, {}, 'clear'],
  ],
  'heat, noise, roads': [
    [
      'a coal boiler in the heat network',
      'C9-1',
      { 'energy.coal_t_a': 10, coal_boiler: true },
      { heat_network: HIT },
      'prohibit',
    ],
    ['coal alone leaves it open', 'C9-1', { 'energy.coal_t_a': 10 }, { heat_network: HIT }, 'clear', 'prohibit'],
    ['no coal, no boiler', 'C9-1', { 'energy.coal_t_a': 0 }, { heat_network: HIT }, 'clear'],
    ['class 1: 50 m', 'C9-7', SCHOOL, AROUND('1', 50), 'restrict'],
    ['class 1: 50.1 m', 'C9-7', SCHOOL, AROUND('1', 50.1), 'clear'],
    ['class 2: 35 m', 'C9-7', SCHOOL, AROUND('2', 35), 'restrict'],
    ['class 2: 36 m', 'C9-7', SCHOOL, AROUND('2', 36), 'clear'],
    ['class 3: 20 m', 'C9-7', SCHOOL, AROUND('3', 20), 'restrict'],
    ['class 3: 21 m', 'C9-7', SCHOOL, AROUND('3', 21), 'clear'],
    [
      'two classes: the stricter',
      'C9-7',
      SCHOOL,
      {
        traffic_trunk: { distanceM: 45 },
        noise_zone: [
          { overlapM2: 6000, properties: { zone_class: '3' } },
          { overlapM2: 10, properties: { zone_class: '1' } },
        ],
      },
      'restrict',
    ],
    [
      'the 4a strip is no class',
      'C9-7',
      SCHOOL,
      {
        traffic_trunk: { distanceM: 30 },
        noise_zone: [
          { overlapM2: 6000, properties: { zone_class: '3' } },
          { overlapM2: 4000, properties: { zone_class: '4a' } },
        ],
      },
      'clear',
    ],
    ['no zone there: 50 m', 'C9-7', SCHOOL, { traffic_trunk: { distanceM: 48 } }, 'restrict'],
    [
      'no zone layer: open between 20 and 50',
      'C9-7',
      SCHOOL,
      { traffic_trunk: { distanceM: 48 }, noise_zone: 'missing' },
      'clear',
      'restrict',
    ],
    [
      'no zone layer: firm within 20',
      'C9-7',
      SCHOOL,
      { traffic_trunk: { distanceM: 18 }, noise_zone: 'missing' },
      'restrict',
    ],
    [
      'a railway too',
      'C9-7',
      SCHOOL,
      { rail_line: { distanceM: 19 }, noise_zone: { share: 1, properties: { zone_class: '3' } } },
      'restrict',
    ],
    ['extension: a notice', 'C9-7', { nature: '扩建', noise: 'sensitive' }, AROUND('1', 12), 'notice'],
    ['relocation', 'C9-7', { nature: '迁建', noise: 'sensitive' }, AROUND('3', 12), 'restrict'],
    [
      'noisy works among houses, the plan',
      'C9-9',
      { nature: '新建', noise: 'noisy_industry', 'industry.code': '3360' },
      { residential_cluster: HIT },
      'restrict',
    ],
    [
      'noisy works among houses, the law',
      'L10',
      { nature: '新建', noise: 'noisy_industry', 'industry.code': '3360' },
      { residential_cluster: HIT },
      'prohibit',
    ],
    [
      'extension among houses, the law',
      'L10',
      { nature: '扩建', noise: 'noisy_industry', 'industry.code': '3360' },
      { residential_cluster: HIT },
      'condition',
    ],
    [
      'expressway strip',
      'L10-highway',
      {},
      { traffic_trunk: { distanceM: 30, properties: { class: 'expressway' } } },
      'restrict',
    ],
    [
      'provincial road, 16 m',
      'L10-highway',
      {},
      { traffic_trunk: { distanceM: 16, properties: { class: 'provincial' } } },
      'clear',
    ],
    [
      'rail safety zone',
      'L10-rail',
      {},
      { rail_line: { distanceM: 10, properties: { class: 'ordinary' } } },
      'condition',
    ],
    [
      'high-speed: 12 m',
      'L10-rail',
      {},
      { rail_line: { distanceM: 11.5, properties: { class: 'high_speed' } } },
      'condition',
    ],
  ],
  'law-only rules': [
    [
      'chemical works in shoreline control',
      'L2.26',
      { nature: '扩建', 'industry.code': '2662' },
      { shoreline_ctrl: HIT },
      'prohibit',
    ],
    ['rebuilding of them', 'L2.26', { nature: '改建', 'industry.code': '2662' }, { shoreline_ctrl: HIT }, 'clear'],
    [
      'no layer',
      'L2.26',
      { nature: '新建', 'industry.code': '2662' },
      { shoreline_ctrl: 'missing' },
      'clear',
      'prohibit',
    ],
    [
      'another trade',
      'L2.26',
      { nature: '新建', 'industry.code': '5920', facility: ['none'] },
      { shoreline_ctrl: 'missing' },
      'clear',
    ],
    ['30 m of a bank', 'L4.5', {}, { river_kuhe: { distanceM: 30 } }, 'condition'],
    ['30 m of a railway', 'L4.5', {}, { rail_line: { distanceM: 12 } }, 'condition'],
    ['waste beside water', 'L4.2', { facility: ['waste'] }, { river_kuhe: { distanceM: 30 } }, 'prohibit'],
    ['waste 100 m off', 'L4.2', { facility: ['waste'] }, { river_kuhe: { distanceM: 100 } }, 'condition'],
    ['waste beside a wetland', 'L4.2', { facility: ['waste'] }, { wetland: { distanceM: 3 } }, 'prohibit'],
    ['no waste', 'L4.2', { facility: ['bulk_yard'] }, { river_kuhe: { distanceM: 3 } }, 'clear'],
  ],
  'the district': [
    [
      'wholly outside: nothing spatial is known',
      'C2-1',
      { redline_activity: 'not_ten' },
      { district: { share: 0, distanceM: 500 }, eco_redline: HIT },
      'clear',
      'prohibit',
    ],
    [
      'partly outside: measured as a whole',
      'C2-1',
      { redline_activity: 'not_ten' },
      { district: { share: 0.6 }, eco_redline: HIT },
      'prohibit',
    ],
    ['and said so', 'district', {}, { district: { share: 0.6 } }, 'notice'],
    ['the territorial plan does not cover it', 'territorial_plan', {}, {}, 'notice'],
  ],
};

describe.each(Object.entries(CASES))('%s', (_reading, cases) => {
  it.each(cases.map((entry) => [`${entry[1]}: ${entry[0]}`, entry] as const))('%s', (_name, entry) => {
    const [, rule, answers, roles, atLeast, atWorst = atLeast] = entry;
    expect(ends(rule, answers, roles)).toEqual([atLeast, atWorst]);
  });
});
