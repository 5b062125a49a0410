import type { LocalText } from '../kernel/text.ts';

/** Words of the one page for whoever wants to build: no codes, no terms of art. */
export const SUMMARY_WORDS = {
  title: { zh: '选址研判说明(给申请人)', en: 'Your site, in short' },
  where: { zh: '您的用地', en: 'Your site' },
  whereLine: { zh: '{name},约 {area}。', en: '{name}, about {area}.' },
  whereLength: { zh: '{name},长约 {length}。', en: '{name}, about {length} long.' },
  found: { zh: '查到什么', en: 'What was found' },
  worst: {
    zh: {
      clear: '在所用数据范围内,没有查到与规划冲突的地方。',
      notice: '没有查到禁止或限制,但有些事项要留意。',
      condition: '可以继续准备,但须先满足条件。',
      restrict: '按规划,原则上不宜在这里建;要建,须有充分理由并经主管部门同意。',
      prohibit: '按规划或法律,这里不能建这样的项目。',
    },
    en: {
      clear: 'Within the data used, nothing speaks against it.',
      notice: 'Nothing forbids or limits it, but some things need attention.',
      condition: 'You can go on preparing, but conditions have to be met first.',
      restrict:
        'By the plan such a project should not be built here; it needs good grounds and the consent of the authority.',
      prohibit: 'By the plan or the law such a project cannot be built here.',
    },
  },
  certainIs: { zh: '已经确定的:', en: 'What is certain: ' },
  couldBe: { zh: '还没弄清的事可能使结果变为:', en: 'What is still open could make it: ' },
  atWorstOpen: {
    zh: {
      clear: '不变',
      notice: '有事项要留意',
      condition: '须先满足条件',
      restrict: '原则上不能建',
      prohibit: '不能建',
    },
    en: {
      clear: 'no different',
      notice: 'something to attend to',
      condition: 'possible under conditions only',
      restrict: 'as a rule not possible',
      prohibit: 'not possible',
    },
  },
  outside: {
    zh: '用地不在上街区内,上街区的规划管不到这里,请向所在地主管部门询问。',
    en: 'The site lies outside Shangjie District: its plan does not apply there. Ask the authority of that place.',
  },
  partly: {
    zh: '用地有一部分在上街区外,那一部分请向所在地主管部门询问。',
    en: 'Part of the site lies outside Shangjie District: ask the authority of that place about it.',
  },
  more: { zh: '另有 {count} 项,见完整报告。', en: '{count} more in the full report.' },
  nothing: { zh: '没有列出具体事项。', en: 'Nothing in particular is listed.' },
  open: { zh: '还没弄清的', en: 'What is still open' },
  answer: { zh: '请告诉我们:{object}', en: 'Please tell us: {object}' },
  provide_layer: { zh: '须向主管部门取得图件:{object}', en: 'A map is needed from the authority: {object}' },
  survey_boundary: { zh: '须实地测定用地边界', en: 'The boundary has to be surveyed' },
  set_parameter: { zh: '须由主管部门定数值:{object}', en: 'The authority has to set a number: {object}' },
  confirm: { zh: '须您确认:{object}', en: 'Please confirm: {object}' },
  ask_authority: { zh: '须请主管部门认定:{object}', en: 'The authority has to decide: {object}' },
  noneOpen: { zh: '没有。', en: 'Nothing.' },
  bring: { zh: '要带来的材料', en: 'What to bring' },
  noneToBring: { zh: '目前没有。', en: 'Nothing for now.' },
  ask: { zh: '去问谁', en: 'Whom to ask' },
  noOne: { zh: '请把本页交给受理窗口。', en: 'Take this page to the office that received your request.' },
  schematic: {
    zh: '图上的界线只是示意,不是法定界线,要以正式图件核对后的结果为准。',
    en: 'The lines on the map are schematic and not legal boundaries; only a check against official maps counts.',
  },
  limits: {
    zh: '这是初步研判,不是审批决定,也不代替任何审批。规划期到 {year} 年,是否仍然有效须向主管部门核实。',
    en: 'This is a first screening. It is no decision and replaces no approval. The plan’s period ended in {year}: ask whether it is still in force.',
  },
} as const satisfies Record<string, LocalText | Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>>>;
