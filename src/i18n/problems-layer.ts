import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with layers a data keeper puts in. */
export const LAYER_PROBLEMS: Readonly<Record<string, LocalText>> = {
  layer_not_features: {
    zh: '不是 GeoJSON 要素集合(FeatureCollection)。请在原软件里按图层导出。',
    en: 'Not a GeoJSON FeatureCollection. Export the layer from your GIS.',
  },
  layer_nested_geometry: {
    zh: '要素的图形是几何集合或不认识的类型。请拆成单一的点、线或面。',
    en: 'The feature holds a geometry collection or an unknown type. Split it into points, lines or areas.',
  },
  layer_empty: { zh: '图层里没有带图形的要素。', en: 'The layer has no feature with a shape.' },
  layer_feature_empty: {
    zh: '要素没有图形,只有属性。请补上图形或删去这一条。',
    en: 'A feature has attributes but no shape. Add the shape or drop the record.',
  },
  layer_wrong_kind: {
    zh: '要素的图形种类与这个图层不符(点、线、面之别)。请分开导出。',
    en: 'A feature is of another kind than this layer takes (points, lines, areas). Export them apart.',
  },
  layer_self_intersection: {
    zh: '边界自相交,面积无法确定。请在原软件里改正后重新放入。',
    en: 'The boundary crosses itself, so its area is undefined. Correct it at the source and put the file in again.',
  },
  layer_parts_overlap: {
    zh: '同一要素的几部分互相重叠。请在原软件里合并后重新放入。',
    en: 'Parts of one feature overlap. Merge them at the source and put the file in again.',
  },
  layer_property_missing: {
    zh: '没有字段对应“{property}”,规则要用它区分要素,相关条款会待查。',
    en: 'No attribute gives “{property}”, by which rules tell features apart; those clauses stay open.',
  },
  layer_value_strange: {
    zh: '“{property}”的值“{value}”不认识,按未注明处理。',
    en: 'The value “{value}” of “{property}” is not understood and counts as not stated.',
  },
  layer_duplicate_shape: {
    zh: '与要素 {other} 的图形完全相同,可能重复。',
    en: 'The same shape as feature {other}; it may be a duplicate.',
  },
  layer_zones_overlap: {
    zh: '与要素 {other} 重叠 {areaM2} m²;同在两者之内的用地,两条都会列出。',
    en: 'Overlaps feature {other} by {areaM2} m²; land in both is listed under each.',
  },
  layer_outside_window: {
    zh: '要素在上街及周边之外。请核对坐标。',
    en: 'The feature lies outside Shangjie and its surroundings. Check the coordinates.',
  },
  layer_ids_not_unique: {
    zh: '编号有空缺或重复,已改用文件里的顺序号。',
    en: 'Identifiers are empty or repeated; the order in the file is used instead.',
  },
  layer_statement_incomplete: {
    zh: '登记信息不全或不对:{field}。',
    en: 'What is stated of the layer is incomplete or wrong: {field}.',
  },
};
