import type { Locale, LocalText } from '../kernel/text.ts';

/** How a condition is put into a sentence; `{…}` are filled with names that are words already. */
export const RULE_GRAMMAR = {
  and: { zh: ',且', en: ', and ' },
  or: { zh: ',或', en: ', or ' },
  orNames: { zh: '或', en: ' or ' },
  group: { zh: '({inner})', en: '({inner})' },
  not: { zh: '并非({inner})', en: 'not ({inner})' },
  is: { zh: '{name}为{value}', en: '{name} is {value}' },
  isTrue: { zh: '{name}为“是”', en: '{name}: yes' },
  isFalse: { zh: '{name}为“否”', en: '{name}: no' },
  includes: { zh: '{name}含{value}', en: '{name} includes {value}' },
  startsWith: { zh: '{name}代码以 {value} 开头', en: '{name} code begins with {value}' },
  tagged: { zh: '{name}属于{value}', en: '{name} is among {value}' },
  gte: { zh: '{name} ≥ {value}', en: '{name} ≥ {value}' },
  gt: { zh: '{name} > {value}', en: '{name} > {value}' },
  lte: { zh: '{name} ≤ {value}', en: '{name} ≤ {value}' },
  lt: { zh: '{name} < {value}', en: '{name} < {value}' },
  answered: { zh: '{name}已答', en: '{name} is answered' },
  unanswered: { zh: '{name}未答', en: '{name} is unanswered' },
  overlaps: { zh: '占用{zone}', en: 'the site overlaps {zone}' },
  within: { zh: '距{zone}不超过 {value}', en: 'the site lies within {value} of {zone}' },
  inside: { zh: '全部位于{zone}内', en: 'all of the site lies in {zone}' },
  outside: { zh: '有部分在{zone}之外', en: 'part of the site lies outside {zone}' },
  crosses: { zh: '把{zone}切断', en: 'the site cuts {zone} in two' },
  share: { zh: '在{zone}内的比例 ≥ {value}', en: 'the share of the site in {zone} is ≥ {value}' },
  zone: { zh: '“{names}”', en: '“{names}”' },
  filtered: { zh: '“{names}”中{filter}的部分', en: '“{names}” with {filter}' },
  property: { zh: '{name}为{value}', en: '{name} {value}' },
  parameter: { zh: '{value}(参数“{name}”)', en: '{value} (parameter “{name}”)' },
  noValue: { zh: '未定', en: 'no value yet' },
  quoted: { zh: '“{value}”', en: '“{value}”' },
  always: { zh: '任何项目', en: 'any project' },
  otherwise: { zh: '其余情形', en: 'otherwise' },
  whenUnanswered: { zh: '{names}未答', en: '{names} unanswered' },
  whenMissing: {
    zh: '图层{names}缺数据或不完整,或边界在精度之内',
    en: 'layer {names} missing or incomplete, or a boundary within its accuracy',
  },
  comma: { zh: '、', en: ', ' },
} as const satisfies Record<string, LocalText>;

/** Groups of industries that conditions name by a tag. */
const TAG_WORDS: Readonly<Record<string, LocalText>> = {
  two_high_candidate: { zh: '可能属“两高”的行业', en: 'industries that may be “two-high”' },
  listed: { zh: '规划列名的高污染行业', en: 'high-polluting industries the plan lists' },
  listed_like: { zh: '与列名行业相近的行业', en: 'industries close to the listed ones' },
  listed_candidate: { zh: '可能属列名的行业', en: 'industries that may be listed' },
  outdated_watch: { zh: '落后产能关注行业', en: 'industries watched for outdated capacity' },
  vehicle_hub: { zh: '车辆集中的场所', en: 'places where vehicles gather' },
  water_intensive: { zh: '高耗水行业', en: 'water-intensive industries' },
  denox: { zh: '须脱硝的行业', en: 'industries that remove nitrogen oxides' },
  encouraged: { zh: '规划鼓励的行业', en: 'industries the plan encourages' },
  furnace: { zh: '使用工业炉窑的行业', en: 'industries with furnaces' },
  cement_power: { zh: '水泥、火电行业', en: 'cement and thermal power' },
  coating_use: { zh: '使用涂料的行业', en: 'industries that use coatings' },
  catering: { zh: '餐饮业', en: 'catering' },
};

/** Words of an industry tag; the tag itself where it has none. */
export function tagWords(tag: string, locale: Locale): string {
  return TAG_WORDS[tag]?.[locale] ?? tag;
}
