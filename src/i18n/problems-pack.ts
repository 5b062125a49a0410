import type { LocalText } from '../kernel/text.ts';

/** Words for trouble in rules, parameters and attributes, bundled or from a pack of the user's, and with the plan's text. */
export const PACK_PROBLEMS: Readonly<Record<string, LocalText>> = {
  pack_newer: {
    zh: '规则包的格式版本 {schema} 比本程序(版本 {known})新,请用新版程序。',
    en: 'The rule pack has format version {schema}; this program knows {known}. Use a newer program.',
  },
  pack_not_one: {
    zh: '不是规则包:缺少 "kind": "shangjie_rule_pack"。',
    en: 'Not a rule pack: "kind": "shangjie_rule_pack" is missing.',
  },
  pack_empty: {
    zh: '规则包里什么也没有:没有规则、参数、属性,也没有停用项。',
    en: 'The rule pack holds nothing: no rule, parameter or attribute, and nothing it disables.',
  },
  pack_too_big: {
    zh: '规则包有 {bytes} 字节,超过 {limit}。',
    en: 'The rule pack has {bytes} bytes, more than {limit}.',
  },
  pack_missing: {
    zh: '记录用了规则包“{name}”(版本 {version}，sha256 {sha256}),这里没有。请提供这个规则包再复算。',
    en: 'The record was made with the rule pack “{name}” (version {version}, sha256 {sha256}), which is not at hand. Provide it and verify again.',
  },
  pack_disables_own: {
    zh: '“{name}”既写在规则包里又被它停用。',
    en: '“{name}” is both in the pack and disabled by it.',
  },
  pack_example_differs: {
    zh: '例子“{example}”的 {of} 应为 {expected},实际为 {found}。',
    en: 'Example “{example}”: {of} should be {expected} and is {found}.',
  },
  pack_moves_examples: {
    zh: '采用后,内置规则有 {count} 个例子的结果与原来不同({rules}),请确认是有意的改动。',
    en: 'With it, {count} examples of the bundled rules come out differently ({rules}); make sure that is meant.',
  },
  pack_outcome_unexampled: {
    zh: '第 {outcome} 项结果没有例子走到。',
    en: 'No example reaches outcome {outcome}.',
  },
  pack_filter_unmatched: {
    zh: '图层“{role}”现有要素里没有 {property} = {value},这条规则在现有数据上不会触发。',
    en: 'No feature of layer “{role}” has {property} = {value}; on today’s data the rule never fires.',
  },
  pack_tag_unused: {
    zh: '没有规则用到行业标签“{tag}”,写它不起作用。请核对拼写。',
    en: 'No rule asks for the industry tag “{tag}”: it changes nothing. Check its spelling.',
  },
  plan_text_too_big: {
    zh: '文件有 {bytes} 字节,超过 {limit}。规划原文只有几百 KB,请确认选对了文件。',
    en: 'The file has {bytes} bytes, more than {limit}. The plan’s text is a few hundred kB; check the file.',
  },
  plan_text_not_text: {
    zh: '这不是文本文件。Word 或 PDF 请先另存为纯文本(TXT)或网页(HTML)。',
    en: 'This is not a text file. Save Word or PDF files as plain text (TXT) or a web page (HTML) first.',
  },
  plan_text_wrong: {
    zh: '这不像本规划的原文:{total} 处定位短语里只找到 {found} 处。',
    en: 'This does not look like the plan: of {total} locating phrases only {found} were found.',
  },
  shape_missing: { zh: '缺少这一项。', en: 'This member is missing.' },
  shape_type: { zh: '类型不对,应为 {expected}。', en: 'Wrong type; {expected} is expected.' },
  shape_value: { zh: '应为其中之一:{allowed}。', en: 'Has to be one of: {allowed}.' },
  shape_unknown_member: { zh: '不认识的成员:{name}。', en: 'Unknown member: {name}.' },
  shape_format: {
    zh: '写法不对(编号只用字母、数字、“_”“.”“-”,日期写成 2026-01-31)。',
    en: 'Wrong form (ids use letters, digits, “_”, “.” and “-”; dates read 2026-01-31).',
  },
  shape_empty: { zh: '不能为空。', en: 'Must not be empty.' },
  shape_size: { zh: '数值或长度不在允许范围内。', en: 'The number or length is out of range.' },
  shape_condition: {
    zh: '不合任何一种写法;条件的写法见规则包说明。',
    en: 'Fits none of the known forms; the guide to rule packs lists the forms of conditions.',
  },
  shape_other: { zh: '内容不合格式。', en: 'Does not fit the form.' },
  json_duplicate_key: {
    zh: '“{name}”写了两次,只会有一个生效,请删去一个。',
    en: '“{name}” is written twice and only one would count; remove one.',
  },
  duplicate_id: { zh: '编号 {name} 重复。', en: 'Id {name} occurs twice.' },
  duplicate_path: { zh: '答案位置 {name} 重复。', en: 'Answer path {name} occurs twice.' },
  duplicate_option: { zh: '选项用词“{name}”指了两个选项。', en: 'Option word “{name}” means two things.' },
  empty_citation: { zh: '缺依据:没有写明条款、法规或来源。', en: 'No source is cited.' },
  unknown_rule: { zh: '没有规则 {name}。', en: 'There is no rule {name}.' },
  unknown_role: { zh: '没有图层角色 {name}。', en: 'There is no layer role {name}.' },
  unknown_attribute: { zh: '没有属性 {name}。', en: 'There is no attribute {name}.' },
  unknown_parameter: { zh: '没有参数 {name}。', en: 'There is no parameter {name}.' },
  unknown_question: { zh: '没有问题 {name}。', en: 'There is no question {name}.' },
  unknown_law: { zh: '没有法规 {name}。', en: 'There is no law {name}.' },
  unknown_industry: { zh: '没有行业代码 {name}。', en: 'There is no industry code {name}.' },
  unknown_clause: { zh: '没有条款 {name}。', en: 'There is no clause {name}.' },
  unknown_tag: { zh: '没有行业标签 {name}。', en: 'No industry carries the tag {name}.' },
  no_such_option: { zh: '{attribute} 没有选项 {value}。', en: '{attribute} has no option {value}.' },
  unknown_placeholder: { zh: '占位符 {name} 无对应。', en: 'Placeholder {name} stands for nothing.' },
  unknown_property: { zh: '图层 {role} 没有字段 {property}。', en: 'Layer {role} has no property {property}.' },
  unknown_property_value: {
    zh: '图层 {role} 的 {property} 没有取值 {value}。',
    en: '{property} of {role} is never {value}.',
  },
  unit_mismatch: {
    zh: '单位不一致:{attribute} 以 {unit} 计,{parameter} 以 {parameterUnit} 计。',
    en: 'Units differ: {attribute} is in {unit}, {parameter} in {parameterUnit}.',
  },
  wrong_unit: {
    zh: '参数 {parameter} 的单位是 {unit},这里应为 {wanted}。',
    en: 'Parameter {parameter} is in {unit}; {wanted} is needed here.',
  },
  derived_not_compared: {
    zh: '{name} 是推定属性,只能写 "is": true、"is": false 或 "answered"。',
    en: '{name} is a derived attribute; only "is": true, "is": false and "answered" apply to it.',
  },
  outcome_order: {
    zh: '只有最后一项结果不带条件,其余都须带条件。',
    en: 'Exactly the last outcome has no condition.',
  },
  outcomes_contradict: {
    zh: '第 {first} 项与第 {second} 项结果条件相同,第 {second} 项永远轮不到。',
    en: 'Outcomes {first} and {second} have the same condition; number {second} is never reached.',
  },
  condition_never_holds: {
    zh: '条件自相矛盾,永远不会成立。',
    en: 'The condition contradicts itself; nothing can meet it.',
  },
  up_to_below_effect: {
    zh: '上限 {upTo} 不高于结果 {effect}。',
    en: 'The upper end {upTo} is not above the effect {effect}.',
  },
  encourage_restricts: {
    zh: '鼓励类规则不能给出 {effect}。',
    en: 'A rule that encourages cannot bring {effect}.',
  },
  pending_missing: { zh: '未说明待定事项。', en: 'What is pending is not said.' },
  options_missing: { zh: '选项少于两个。', en: 'Fewer than two options.' },
  irrelevant_value: {
    zh: '是否相关与不相关时的取值须同时给出。',
    en: 'Relevance and the value when irrelevant go together.',
  },
  cyclic_attributes: {
    zh: '属性互相推定,成了圈:{path}。',
    en: 'Attributes are derived from each other in a ring: {path}.',
  },
  bounds_reversed: { zh: '下限大于上限。', en: 'The lower bound is above the upper one.' },
  out_of_bounds: { zh: '{value} 不在 {min}…{max} 内。', en: '{value} is not within {min}…{max}.' },
  absurd_number: { zh: '{name} 的数值 {value} 不可能。', en: '{name}: {value} cannot be.' },
  surer_than_law: {
    zh: '法规 {name} 未核,参数不能是已核。',
    en: 'Law {name} is unverified, so the parameter cannot be verified.',
  },
};
