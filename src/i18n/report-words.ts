import type { LocalText } from '../kernel/text.ts';

/** Words of the report by chapter; `{…}` are filled by the report. */
export const PAPER_WORDS = {
  title: { zh: '选址研判报告', en: 'Site screening report' },
  product: { zh: '上街选址研判', en: 'Shangjie Site Screening' },
  header: { zh: '{id} · 指纹 {short}', en: '{id} · fingerprint {short}' },
  footer: {
    zh: '初步研判,不替代法定审批 · 规划期至 {year} 年,现行有效性须核',
    en: 'A first screening, no substitute for approval · the plan’s period ended in {year}: check that it is in force',
  },
  page: { zh: '第 {page} 页 / 共 {pages} 页', en: 'Page {page} of {pages}' },
  watermark: { zh: '示意 · 非法定', en: 'SCHEMATIC' },

  id: { zh: '报告编号', en: 'Record' },
  time: { zh: '研判时间', en: 'Screened' },
  beijing: { zh: '{time}(北京时间)', en: '{time} (Beijing time)' },
  area: { zh: '用地面积', en: 'Area of the site' },
  areas: {
    zh: '(椭球面积;高斯平面面积 {plane})',
    en: ' (on the ellipsoid; Gauss plane {plane})',
  },
  mu: { zh: '亩', en: 'mu' },
  length: { zh: '长度', en: 'Length' },
  perimeter: { zh: '周长', en: 'Perimeter' },
  nature: { zh: '项目', en: 'Project' },
  noAnswers: { zh: '未回答任何问题', en: 'No question was answered' },
  crs: { zh: '坐标', en: 'Coordinates' },
  crsLine: {
    zh: '导入坐标系 {crs}，{how};本报告用 CGCS2000 三度带 CM114（EPSG:4547）；{count} 个界址点',
    en: 'Imported in {crs} ({how}); this report uses CGCS2000 / 3-degree CM 114E (EPSG:4547); {count} boundary points',
  },
  transform: { zh: '导入时所作改正', en: 'Correction on import' },
  data: { zh: '数据', en: 'Data' },
  dataLine: {
    zh: '{count} 个图层:官方 {official},用户 {user},示意 {schematic},缺 {missing},未读成 {failed}',
    en: '{count} layers: {official} official, {user} user, {schematic} schematic, {missing} missing, {failed} unreadable',
  },
  rules: { zh: '规则与参数', en: 'Rules and parameters' },
  rulesLine: {
    zh: '规则包 {version} · 参数 {count} 项,其中改动 {changed} 项 · 程序 {app}',
    en: 'Rules {version} · {count} parameters, {changed} changed · app {app}',
  },
  pack: { zh: '自备规则包', en: 'Own rule pack' },
  packLine: { zh: '{name} {version}，SHA-256 {sha256}', en: '{name} {version}, SHA-256 {sha256}' },
  check: { zh: '可否复算', en: 'Verifiable' },
  checkLine: {
    zh: '可。凭记录文件重算,输入、规则、参数与结果的指纹应为 {fingerprint}',
    en: 'Yes. Recomputed from the record file, inputs, rules, parameters and result must give the fingerprint {fingerprint}',
  },
  replaces: { zh: '替代记录', en: 'Replaces' },
  otherRules: {
    zh: '本报告的条款、法律和图层名称取自另一版规则包;数值与判定都是记录原有的。',
    en: 'Names of clauses, laws and layers here come from another version of the rules; figures and results are those of the record.',
  },

  atLeast: { zh: '至少(已确定)', en: 'At least (certain)' },
  atWorst: { zh: '最坏(待查 {open} 项)', en: 'At worst ({open} open)' },
  settled: { zh: '已确定', en: 'Settled' },
  clearSchematic: {
    zh: '示意数据范围内未见冲突,须以法定数据复核。',
    en: 'No conflict within schematic data; check against legal data.',
  },
  clearData: { zh: '所用数据范围内未见冲突。', en: 'No conflict within the data used.' },
  noneListed: {
    zh: '没有列出任何发现,但还有 {count} 项待查。',
    en: 'Nothing was found, but {count} matters are open.',
  },
  couldReach: { zh: '{object}：{reason},可到“{effect}”。', en: '{object}: {reason}, could reach “{effect}”.' },
  counts: { zh: '各类发现', en: 'Findings' },
  countItem: { zh: '{effect} {count}', en: '{effect} {count}' },
  next: { zh: '先办这几件', en: 'What to do first' },
  nextMore: { zh: '另有 {count} 项,见第七章。', en: '{count} more in chapter 7.' },
  sign: { zh: '研判人(签字)', en: 'Screened by (signature)' },
  signSecond: { zh: '复核人(签字)', en: 'Checked by (signature)' },
  signOffice: { zh: '单位(盖章)      年   月   日', en: 'Office (seal), date' },

  c1: { zh: '一、项目概况', en: '1. Project' },
  c2: { zh: '二、用地范围', en: '2. Site' },
  c3: { zh: '三、依据与数据', en: '3. Basis and data' },
  c4: { zh: '四、位置与逐层分析', en: '4. Place and layers' },
  c5: { zh: '五、条款判定', en: '5. Clauses' },
  c6: { zh: '六、结论', en: '6. Conclusion' },
  c7: { zh: '七、待查与需补充材料', en: '7. Open matters and material to bring' },
  c8: { zh: '八、参数与容差', en: '8. Parameters and tolerances' },
  c9: { zh: '九、使用限制', en: '9. Limits of use' },
  a1: { zh: '附表 1 界址点坐标', en: 'Table A1. Boundary points' },
  a2: { zh: '附表 2 里程', en: 'Table A2. Chainage' },

  answers: { zh: '所答', en: 'Answers' },
  derived: { zh: '自动判断', en: 'Derived' },
  overridden: { zh: '由人改定:{value};理由:{reason}', en: 'set by a person: {value}; reason: {reason}' },
  undecided: { zh: '未定', en: 'undecided' },
  districtShare: { zh: '区内占比', en: 'Share inside the district' },
  accuracy: { zh: '边界精度', en: 'Boundary accuracy' },
  source: { zh: '来源', en: 'Source' },
  sourceFile: { zh: '文件 {file}（{format}），SHA-256 {sha256}', en: 'File {file} ({format}), SHA-256 {sha256}' },
  warnings: { zh: '导入提醒', en: 'Warnings on import' },
  parcels: { zh: '地块', en: 'Parcels' },
  parcel: { zh: '地块 {number} {name}', en: 'Parcel {number} {name}' },
  width: { zh: '宽 {width}', en: '{width} wide' },

  layer: { zh: '图层', en: 'Layer' },
  status: { zh: '状态', en: 'Status' },
  version: { zh: '版本 · 日期', en: 'Version · date' },
  layerAccuracy: { zh: '精度', en: 'Accuracy' },
  complete: { zh: '完整', en: 'Complete' },
  noDate: { zh: '未注明', en: 'not stated' },
  missingLayers: {
    zh: '缺 {count} 个图层,用到它们的条款一律待查,不作“无冲突”:{names}。',
    en: '{count} layers are missing; clauses that need them stay open and never read “no conflict”: {names}.',
  },
  planBasis: {
    zh: '依据:{title}（{number}）。条款内容为释义,以规划原文为准。',
    en: 'Basis: {title} ({number}). Clauses are paraphrased; the plan’s own text decides.',
  },

  place: { zh: '对象', en: 'Object' },
  relation: { zh: '关系', en: 'Relation' },
  overlap: { zh: '占用', en: 'Overlap' },
  share: { zh: '占比', en: 'Share' },
  distance: { zh: '最近距离', en: 'Distance' },
  clauses: { zh: '条款', en: 'Clauses' },
  lengthIn: { zh: '穿越 {length}', en: '{length} inside' },
  depth: { zh: '深入 {depth}', en: '{depth} deep' },
  severed: { zh: '廊道被切断', en: 'corridor cut in two' },
  pinch: { zh: '廊道最窄余宽 {width}', en: 'narrowest way left {width}' },
  noFacts: { zh: '没有可列的量算结果。', en: 'Nothing was measured that a finding rests on.' },
  overlapsNote: {
    zh: '各层占用可以相互重叠,不得相加。面积为椭球面积;距离自图层所定的边线起算。',
    en: 'Overlaps of layers may themselves overlap and are not to be added. Areas on the ellipsoid; distances from the edge that the layer states.',
  },

  verdict: { zh: '判定', en: 'Result' },
  matter: { zh: '事由与说明', en: 'Matter' },
  measure: { zh: '量测', en: 'Measure' },
  basis: { zh: '法律依据与把握', en: 'Law and certainty' },
  level: { zh: '{effect} · {count} 条', en: '{effect} · {count}' },
  range: { zh: '{least} … {worst}', en: '{least} … {worst}' },
  byAnswers: { zh: '按答复', en: 'by the answers' },
  reading: { zh: '读法:{text}', en: 'Reading: {text}' },
  material: { zh: '材料:{text}', en: 'Material: {text}' },
  decides: { zh: '谁定:{text}', en: 'Decides: {text}' },
  openItem: { zh: '{object}({reason})', en: '{object} ({reason})' },
  openIn: { zh: '待查:{text}', en: 'Open: {text}' },
  usesParameters: { zh: '参数:{text}', en: 'Parameters: {text}' },
  margin: { zh: '边界再动 {distance} 结果就变', en: 'a shift of the boundary by {distance} changes it' },
  findingsNote: {
    zh: '未列出的条款不涉及本用地和所答情况。“待查”一组是已确定部分没有冲突、尚有事项未明的条款。',
    en: 'Clauses not listed do not bear on this site and these answers. The group “open” holds clauses without a certain conflict but with matters unsettled.',
  },

  count: { zh: '数量', en: 'Count' },
  conclusion: {
    zh: '以上为计算结果。是否准予由有权部门依法决定。',
    en: 'This is a computed result. Whether to permit is for the competent authorities to decide by law.',
  },
  reviews: {
    zh: '人工意见(与计算结果并列,不改变它)',
    en: 'Reviews (beside the computed result, which they do not change)',
  },
  review: { zh: '意见', en: 'Review' },
  reason: { zh: '理由', en: 'Reason' },
  byWhom: { zh: '谁 · 何时', en: 'Who, when' },

  open: { zh: '事项', en: 'Matter' },
  act: { zh: '办法', en: 'What to do' },
  upTo: { zh: '可能结果', en: 'Could reach' },
  noneOpen: { zh: '没有待查事项。', en: 'Nothing is open.' },
  materialTitle: { zh: '需补充材料', en: 'Material to bring' },
  noMaterial: { zh: '没有要补充的材料。', en: 'No material is asked for.' },

  parameter: { zh: '参数', en: 'Parameter' },
  value: { zh: '值', en: 'Value' },
  parameterSource: { zh: '出处', en: 'Source' },
  checked: { zh: '核对', en: 'Checked' },
  parametersNote: {
    zh: '规划没有给任何距离;下列每个数都是参数,出处如下。',
    en: 'The plan gives no distance at all; each number below is a parameter with its source.',
  },
  changedBecause: { zh: '已改。理由:{reason}', en: 'Changed. Reason: {reason}' },

  line: { zh: '线', en: 'Line' },
  from: { zh: '起桩号', en: 'From' },
  to: { zh: '止桩号', en: 'To' },
  stretch: { zh: '长', en: 'Length' },

  point: { zh: '点号', en: 'Point' },
  north: { zh: 'X 北(m)', en: 'N (m)' },
  east: { zh: 'Y 东(m)', en: 'E (m)' },
  lon: { zh: '经度(°)', en: 'Longitude (°)' },
  lat: { zh: '纬度(°)', en: 'Latitude (°)' },
  ring: { zh: '{parcel},第 {ring} 圈', en: '{parcel}, ring {ring}' },
  coordinatesNote: {
    zh: 'X、Y 为 CGCS2000 三度带 CM114（EPSG:4547）；经纬度为 CGCS2000。末点与首点相同,不再列出。',
    en: 'N, E: CGCS2000 / 3-degree CM 114E (EPSG:4547); longitude and latitude: CGCS2000. The closing point is not repeated.',
  },
  pointsLeft: {
    zh: '点数 {count},超过可列的 {limit},本表从略;全部坐标在记录文件中。',
    en: '{count} points, more than the {limit} that can be listed; all of them are in the record file.',
  },
} as const satisfies Record<string, LocalText>;

export const RELATION_WORDS: Readonly<Record<string, LocalText>> = {
  disjoint: { zh: '不相接', en: 'apart' },
  touches: { zh: '紧邻', en: 'adjoining' },
  overlaps: { zh: '部分占用', en: 'overlapping' },
  within: { zh: '用地在其内', en: 'site inside' },
  contains: { zh: '其在用地内', en: 'inside the site' },
  equals: { zh: '重合', en: 'the same' },
};

/** Units as written for people, and the two truth values. */
export const UNIT_WORDS: Readonly<Record<string, LocalText>> = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  m: { zh: 'm', en: 'm' },
  m2: { zh: 'm²', en: 'm²' },
  'tce/a': { zh: 'tce/年', en: 'tce/a' },
  't/a': { zh: 't/年', en: 't/a' },
  'm3/a': { zh: 'm³/年', en: 'm³/a' },
  'm3/d': { zh: 'm³/日', en: 'm³/d' },
  '1e4 t/a': { zh: '万 t/年', en: '× 10⁴ t/a' },
};

export const LAW_STATUS_WORDS: Readonly<Record<string, LocalText>> = {
  verified: { zh: '已核', en: 'verified' },
  secondary: { zh: '未核', en: 'unverified' },
  memory: { zh: '未核', en: 'unverified' },
  unverified: { zh: '未核', en: 'unverified' },
};

export const ORIGIN_WORDS: Readonly<Record<string, LocalText>> = {
  drawn: { zh: '图上绘制', en: 'drawn on the map' },
  demo: { zh: '示例地块(虚构)', en: 'demonstration site (fictional)' },
  plan_project: { zh: '规划项目(示意位置)', en: 'plan project (schematic place)' },
  typed: { zh: '键入', en: 'typed' },
  file: { zh: '文件', en: 'file' },
};

/** What the program is not, and what must not be done with its papers. Source: 地图管理条例, 测绘法. */
export const LIMIT_WORDS: readonly LocalText[] = [
  {
    zh: '本报告是初步研判,只说明规划条款和所列法律可能带来什么,不替代用地预审、规划选址、环评等法定审批,也不是行政决定。',
    en: 'This is a first screening. It says what clauses of the plan and the laws listed may bring; it replaces no approval and is no administrative decision.',
  },
  {
    zh: '规划期已届满,条款和所引法律是否现行有效须以最新文件为准;标“未核”的依据须先核对原文。',
    en: 'The plan’s period has ended: whether its clauses and the laws cited are in force has to be checked; what is marked unverified has to be checked against its text first.',
  },
  {
    zh: '没有图层不等于没有冲突:缺图层、覆盖不到、不完整或未答的事项一律列为待查。',
    en: 'No layer is not “no conflict”: what is missing, not covered, incomplete or not answered is listed as open.',
  },
  {
    zh: '标“示意”的图层由本项目自绘,不是法定边界,不能作为审批和执法依据。',
    en: 'Layers marked schematic were drawn for this project; they are no legal boundaries and no basis for approval or enforcement.',
  },
  {
    zh: '附图为内部工作用示意图,无审图号,不画国界、省界,未经审核不得公开;取得的涉密或受控数据不得随本报告外传。',
    en: 'The map is a schematic for internal work, has no map approval number, shows no national or provincial border and must not be published unreviewed; restricted data must not be passed on with this report.',
  },
];
