import type { LocalText } from '../kernel/text.ts';

/** Words by code for what a record says; the report and the command line read them. */
export const EFFECT_WORDS: Readonly<Record<string, LocalText>> = {
  clear: { zh: '未见冲突', en: 'No conflict' },
  notice: { zh: '提示', en: 'Notice' },
  condition: { zh: '有条件', en: 'Conditional' },
  restrict: { zh: '原则上禁止', en: 'Restricted' },
  prohibit: { zh: '禁止', en: 'Prohibited' },
};

export const REASON_WORDS: Readonly<Record<string, LocalText>> = {
  missing_layer: { zh: '缺图层', en: 'layer missing' },
  outside_coverage: { zh: '图层覆盖不到', en: 'outside the layer’s coverage' },
  incomplete_layer: { zh: '图层不完整', en: 'layer incomplete' },
  load_failed: { zh: '图层未读成', en: 'layer could not be read' },
  unanswered: { zh: '未答', en: 'not answered' },
  boundary_uncertain: { zh: '边界精度不够', en: 'boundary not accurate enough' },
  sliver: { zh: '压盖很小,须核实测量', en: 'very small overlap, survey to be checked' },
  site_invalid: { zh: '用地图形有误', en: 'site shape invalid' },
  parameter_missing: { zh: '参数未给值', en: 'parameter has no value' },
  needs_confirmation: { zh: '建议待确认', en: 'suggestion to be confirmed' },
  needs_authority: { zh: '须主管部门认定', en: 'for the authority to decide' },
};

export const ACT_WORDS: Readonly<Record<string, LocalText>> = {
  provide_layer: { zh: '提供图层', en: 'provide the layer' },
  answer: { zh: '回答', en: 'answer' },
  survey_boundary: { zh: '实测边界', en: 'survey the boundary' },
  set_parameter: { zh: '给参数定值', en: 'set the parameter' },
  confirm: { zh: '确认', en: 'confirm' },
  ask_authority: { zh: '请主管部门认定', en: 'ask the authority' },
};

export const BASIS_WORDS: Readonly<Record<string, LocalText>> = {
  official: { zh: '官方数据', en: 'official data' },
  user: { zh: '用户数据', en: 'user data' },
  schematic: { zh: '示意数据', en: 'schematic data' },
  none: { zh: '不依据图层', en: 'no layer' },
  missing: { zh: '缺', en: 'missing' },
  failed: { zh: '未读成', en: 'failed' },
};

export const CERTAINTY_WORDS: Readonly<Record<string, LocalText>> = {
  firm: { zh: '确定', en: 'firm' },
  boundary_dependent: { zh: '取决于边界精度', en: 'depends on boundary accuracy' },
  open: { zh: '待查', en: 'open' },
};

export const DISTRICT_WORDS: Readonly<Record<string, LocalText>> = {
  inside: { zh: '全部在上街区内', en: 'wholly inside the district' },
  partly: { zh: '部分在上街区外', en: 'partly outside the district' },
  outside: { zh: '全部在上街区外:本规划不适用', en: 'Wholly outside the district: the plan does not apply' },
  unknown: { zh: '缺区界图层,不知是否在上街区内', en: 'no district layer: whether it lies inside is unknown' },
};

/** Sentences of the report; `{…}` are filled by the report. */
export const REPORT_WORDS = {
  title: { zh: '上街选址研判', en: 'Shangjie Site Screening' },
  plan: {
    zh: '规划:上政办〔2022〕27号,规划期至 2025 年,现行有效性须核。初步筛查,不替代法定审批。',
    en: 'Plan: 上政办〔2022〕27号; its period ended in 2025, check that it is still in force. A first screening, no substitute for approval.',
  },
  schematic: {
    zh: '示意结果:所用图层全部或部分为示意数据,不是法定边界,须以法定数据复核。',
    en: 'Schematic result: some or all layers used are schematic, not legal boundaries; check against legal data.',
  },
  site: { zh: '用地', en: 'Site' },
  areas: {
    zh: '{ha} ha · {m2} m²(椭球) · {plane} m²(平面) · {mu} 亩',
    en: '{ha} ha · {m2} m² (ellipsoid) · {plane} m² (plane) · {mu} mu',
  },
  length: { zh: '长 {m} m', en: 'length {m} m' },
  crs: {
    zh: '坐标系 {crs}，{how};边界精度 {accuracy} m',
    en: '{crs}, {how}; boundary accuracy {accuracy} m',
  },
  share: { zh: '区内占 {share} %', en: '{share} % inside the district' },
  verdict: { zh: '研判', en: 'Verdict' },
  range: { zh: '至少:{least};最坏:{worst}(待查 {open} 项)', en: 'At least: {least}. At worst: {worst} ({open} open)' },
  firm: { zh: '{worst}(已确定)', en: '{worst} (firm)' },
  clearSchematic: {
    zh: '示意数据范围内未见冲突,须以法定数据复核',
    en: 'No conflict within schematic data; check against legal data',
  },
  findings: { zh: '发现', en: 'Findings' },
  noFindings: { zh: '未列出任何发现', en: 'Nothing found' },
  certainty: { zh: '把握:{certainty};依据:{basis}', en: 'Certainty: {certainty}; basis: {basis}' },
  margin: { zh: '边界移动 {m} m 会改变结果', en: 'a shift of {m} m would change it' },
  flip: { zh: '“{attribute}”若为 {values},则为 {effect}', en: 'if “{attribute}” were {values}: {effect}' },
  flipOr: { zh: '或', en: ' or ' },
  flipMore: { zh: '等', en: ' and the like' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  material: { zh: '材料:', en: 'Material: ' },
  decides: { zh: '谁定:', en: 'Decides: ' },
  reading: { zh: '读法:', en: 'Reading: ' },
  unknowns: { zh: '待查', en: 'Open' },
  encourage: { zh: '鼓励', en: 'Encouraged' },
  reviews: { zh: '人工意见(不改变计算结果)', en: 'Reviews (beside the computed result)' },
  set_aside: { zh: '不采用', en: 'set aside' },
  confirmed: { zh: '已确认为“{effect}”', en: 'confirmed as “{effect}”' },
  reviewOutdated: { zh: '依据已变,须重看', en: 'its basis has changed: to be made again' },
  upTo: { zh: '可到 {effect}', en: 'could go up to {effect}' },
  layers: { zh: '图层', en: 'Layers' },
  layerLine: {
    zh: '{role}：{status};版本 {version};可能偏 {accuracy};来源 {source}',
    en: '{role}: {status}; version {version}; may lie {accuracy} off; source: {source}',
  },
  parameters: { zh: '采用参数', en: 'Parameters used' },
  noValue: { zh: '无值', en: 'no value' },
  verified: { zh: '已核', en: 'verified' },
  unverified: { zh: '未核', en: 'unverified' },
  changed: { zh: '已改,理由:{reason}', en: 'changed, because: {reason}' },
  record: {
    zh: '记录 {id} · 生成于 {createdAt} · 指纹 {fingerprint}',
    en: 'Record {id} · made {createdAt} · fingerprint {fingerprint}',
  },
  pack: {
    zh: '另用规则包“{name}”(版本 {version}，sha256 {sha256})',
    en: 'With the rule pack “{name}” (version {version}, sha256 {sha256})',
  },
  rules: { zh: '规则 {version} · 程序 {app}', en: 'Rules {version} · app {app}' },
} as const satisfies Record<string, LocalText>;

export const CRS_HOW_WORDS: Readonly<Record<string, LocalText>> = {
  declared: { zh: '文件声明', en: 'declared' },
  detected: { zh: '按数值识别', en: 'detected' },
  assumed: { zh: '推定', en: 'assumed' },
  chosen: { zh: '人工选定', en: 'chosen' },
};
