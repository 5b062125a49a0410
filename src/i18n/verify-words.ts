import type { LocalText } from '../kernel/text.ts';

/** Words for what changed between two computations of one record; the command line reads them. */
export const VERIFY_WORDS = {
  same: { zh: '一致', en: 'same' },
  differs: { zh: '不一致:{count} 处', en: 'differs in {count} places' },
  extended: {
    zh: '一致;本版程序另给出 {count} 项记录未载的内容',
    en: 'same; this program says {count} things more than the record',
  },
  outdated: {
    zh: '人工意见须重看:{rule}（{by}：{reason}）',
    en: 'review to be made again: {rule} ({by}: {reason})',
  },
  cannot: { zh: '不能复算', en: 'cannot be computed again' },
  first: { zh: '首处', en: 'first' },
  absent: { zh: '(无)', en: '(absent)' },
  untouched: { zh: '图层的变动不在用地附近,不必重算', en: 'the layers changed nowhere near the site' },
  noFlips: { zh: '结果没有变化', en: 'nothing flipped' },
  verdict: { zh: '研判', en: 'Verdict' },
  appeared: { zh: '新增', en: 'new' },
  disappeared: { zh: '不再列出', en: 'gone' },
  changed: { zh: '改变', en: 'changed' },
  because: { zh: '原因:', en: 'because: ' },
  cause_layer: { zh: '图层 {of} 由 {before} 变为 {now}', en: 'layer {of} went from {before} to {now}' },
  cause_parameter: { zh: '参数 {of} 由 {before} 变为 {now}', en: 'parameter {of} went from {before} to {now}' },
  cause_rules: { zh: '规则由 {before} 变为 {now}', en: 'rules went from {before} to {now}' },
  cause_rule: {
    zh: '规则 {rules} 有改动(规则包 {before} → {now})',
    en: 'rules {rules} were changed (pack {before} → {now})',
  },
  cause_app: { zh: '程序由 {before} 变为 {now}', en: 'the program went from {before} to {now}' },
} as const satisfies Record<string, LocalText>;

/** Words for the parts of a record. */
export const PART_WORDS: Readonly<Record<string, LocalText>> = {
  app: { zh: '程序', en: 'app' },
  site: { zh: '用地', en: 'site' },
  project: { zh: '项目', en: 'project' },
  layer: { zh: '图层', en: 'layer' },
  rules: { zh: '规则', en: 'rules' },
  parameter: { zh: '参数', en: 'parameter' },
  verdict: { zh: '研判', en: 'verdict' },
  finding: { zh: '发现', en: 'finding' },
  unknown: { zh: '待查', en: 'open matter' },
  sketch: { zh: '附图', en: 'map sketch' },
};
