import { hasWords, problemWords } from '../i18n/problems.ts';
import type { Problem } from '../kernel/problem.ts';

/**
 * What only the data keeper reads; `{name}` and the like come from the problem. Trouble that a user's own rules can have
 * too is worded in i18n. Chinese first, as everywhere.
 */
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  file_missing: ['文件不存在', 'file is missing'],
  not_json: ['不是有效的 JSON', 'not valid JSON: {detail}'],
  not_a_list: ['应为列表', 'must be a list'],
  schema: ['内容不符合格式', '{detail}'],
  file_name: ['文件名与编号 {name} 不一致', 'file is not named after {name}'],
  duplicate_anchor: ['定位短语重复', 'locator phrase occurs twice: {name}'],
  duplicate_order: ['主题内顺序重复', 'order is taken: {name}'],
  empty_anchor: ['缺定位短语', 'locator phrase is empty'],
  unknown_theme: ['没有主题 {name}', 'no theme {name}'],
  unknown_class: ['分类中没有取值 {value}', 'no class for {value}'],
  missing_layer_claims: ['缺数据的图层不得声明此项', 'a missing layer must not state this'],
  accuracy_missing: ['缺精度', 'accuracy is missing'],
  file_or_derived: ['几何文件与派生须有且只有一项', 'exactly one of file and derived is needed'],
  complete_without_coverage: ['声明完整却无覆盖范围', 'complete, but over no stated coverage'],
  label_missing: ['缺名称', 'name is missing'],
  width_missing: ['缺宽度', 'width is missing'],
  card_missing: ['没有图层卡片使用此文件,卡片的 file 须写它', 'no layer card has this file as its file'],
  duplicate_file: ['另一张图层卡片已用这个文件', 'another layer card has this file: {name}'],
  layer_empty: ['没有要素', 'no features'],
  foreign_member: ['多余成员,请移到图层卡片', 'foreign member; it belongs on the layer card'],
  id_missing: ['缺编号', 'id is missing'],
  id_differs: ['要素编号与属性编号不同', 'id differs from properties.id'],
  geometry_kind: ['几何类型 {type} 不符', '{type} where {wanted} is stated'],
  bad_number: ['坐标不是成对的有限数值', 'coordinates are not pairs of finite degrees'],
  duplicate_vertex: ['相邻顶点重复', 'vertex repeats the one before'],
  ring_open: ['环未闭合', 'ring is not closed'],
  degenerate_ring: ['环少于三个不同的点或没有面积', 'ring has fewer than three different points or no area'],
  ring_winding: [
    '环方向不符(外环逆时针,内环顺时针)',
    'ring winds the wrong way (shell counter-clockwise, hole clockwise)',
  ],
  line_short: ['线少于两个点', 'line has fewer than two points'],
  self_intersection: ['自相交', 'crosses itself'],
  hole_outside_outer: ['内环在外环之外', 'hole lies outside its shell'],
  interior_cut: ['环相接,把面切成几块', 'rings touch and cut the inside in pieces'],
  parcels_overlap: ['部分互相重叠', 'parts cover each other'],
  property_nested: ['属性须为单个值', 'property must be a single value'],
  property_type: ['属性类型不一致', 'property is {type} here, {wanted} before'],
};

const PLACES = ['ring', 'vertex'] as const;

function wordsOf(problem: Problem): readonly [zh: string, en: string] {
  const { code, params } = problem;
  const own = WORDS[code];
  if (!own) return hasWords(code) ? [problemWords(problem, 'zh'), problemWords(problem, 'en')] : [code, code];
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? name));
  return [fill(own[0]), fill(own[1])];
}

/** One line for a terminal: file, feature, field, place; then what is wrong in Chinese and English. */
export function problemLine(problem: Problem): string {
  const { where } = problem;
  const [zh, en] = wordsOf(problem);
  const place = PLACES.flatMap((key) => (where?.[key] === undefined ? [] : [`${key} ${where[key]}`]));
  if (where?.lon !== undefined && where.lat !== undefined) place.push(`${where.lon},${where.lat}`);
  const head = [where?.file, where?.feature, where?.field, ...place].filter((part) => part !== undefined);
  return `${head.join(' · ')}: ${zh} / ${en}`;
}
