import type { LocalText } from '../kernel/text.ts';

/** The one page on how to read a verdict: in the help, on paper, in docs/user. */
export const GUIDE_WORDS = {
  title: { zh: '怎样看研判结论', en: 'How to read a verdict' },
  subject: { zh: '一页说明', en: 'On one page' },
  interval: { zh: '结论是一个区间', en: 'A verdict is an interval' },
  intervalLines: [
    {
      zh: '“至少”是凭现有资料已经确定的;“最坏”是待查事项还可能带来的。两端相同,结论才算定了。',
      en: '“At least” is what the material at hand makes certain; “at worst” is what open matters may still bring. Only when both are one is it settled.',
    },
    {
      zh: '五级由轻到重:未见冲突、提示、有条件、原则上禁止、禁止。一块用地的结论取各条中最重的。',
      en: 'Five steps, mild to severe: no conflict, notice, conditional, restricted, prohibited. A site takes the most severe of its clauses.',
    },
    {
      zh: '斜纹表示不知道,不表示没有。回答问题、补图层、实测边界,都会让区间变窄。',
      en: 'Stripes mean not known, not nothing. Answering, providing a layer or surveying the boundary narrows the interval.',
    },
  ],
  finding: { zh: '一条结果怎么看', en: 'How to read a finding' },
  findingLines: [
    {
      zh: '先看条款号和说明,再看量测:占用多少、最近多远。各图层的占用会相互重叠,不要相加。',
      en: 'First the clause and what is said, then the measure: how much overlap, how near. Overlaps of layers overlap each other: do not add them.',
    },
    {
      zh: '“把握”说边界再动多少结果就变;“谁定”是有权认定的部门;“材料”是该带去的文件。',
      en: 'The margin says by how much the boundary would have to move; “decides” names the authority; “material” what to bring.',
    },
    {
      zh: '规划没有给任何距离。凡有米数都是参数,写明出处和是否核过,可以改,但要写理由。',
      en: 'The plan gives no distance. Every metre is a parameter with its source and whether it was checked; it can be changed, with a reason.',
    },
  ],
  data: { zh: '资料的限度', en: 'Limits of the data' },
  dataLines: [
    {
      zh: '缺图层、图层覆盖不到、图层不完整、读不成,一律记为待查,绝不当作没有冲突。',
      en: 'A layer that is missing, does not reach, is incomplete or cannot be read is open, never taken for no conflict.',
    },
    {
      zh: '标“示意”的图层由本项目自绘,真实界线可能偏出几百米到一两千米,只能演示方法。',
      en: 'Layers marked schematic were drawn for this project; real lines may lie hundreds of metres to a kilometre or two off. They show the method only.',
    },
    {
      zh: '条款是释义,以规划原文为准;标“未核”的法律依据,用前须核对原文。',
      en: 'Clauses are paraphrased, the plan’s own text decides; laws marked unverified have to be checked before use.',
    },
  ],
  law: { zh: '法律上的限度', en: 'Legal limits' },
  lawLines: [
    {
      zh: '结论是初步研判,不替代用地预审、规划选址、环评等法定审批,也不是行政决定。',
      en: 'A verdict is a first screening. It replaces no approval and is no administrative decision.',
    },
    {
      zh: '规划期到 2025 年,已经届满;是否仍然适用,以现行有效文件为准。',
      en: 'The plan’s period ended in 2025: whether it still applies is for the documents in force.',
    },
    {
      zh: '附图是内部工作用示意图,没有审图号,未经审核不得公开。涉密和受控数据不要导入本机以外的设备。',
      en: 'Maps are schematics for internal work without map approval number and must not be published unreviewed. Keep restricted data on machines meant for it.',
    },
  ],
  check: { zh: '怎样核对一份结论', en: 'How to check a verdict' },
  checkLines: [
    {
      zh: '存为记录。凭记录文件任何人都可复算,指纹相同,输入、规则、参数和结果就都相同。',
      en: 'Save the record. Anyone can compute it again: the same fingerprint means the same input, rules, parameters and result.',
    },
    {
      zh: '报告只写记录里有的内容;图层或参数变了,重新研判会列出变了的结果和原因。',
      en: 'A report says only what its record holds; when layers or parameters change, screening again lists what flips, and why.',
    },
  ],
  example: { zh: '例:至少“提示”,最坏“原则上禁止”', en: 'Example: at least “notice”, at worst “restricted”' },
  print: { zh: '打印这一页', en: 'Print this page' },
  caption: { zh: '上街选址研判 · 使用说明', en: 'Shangjie Site Screening · guide' },
} as const satisfies Record<string, LocalText | readonly LocalText[]>;
