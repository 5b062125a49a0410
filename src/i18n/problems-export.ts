import type { LocalText } from '../kernel/text.ts';

/** Words for trouble with writing a site, and for what a format cannot hold. */
export const EXPORT_PROBLEMS: Readonly<Record<string, LocalText>> = {
  crs_not_for_format: {
    zh: '这种格式不能写成 EPSG:{epsg};可用:{available}。西安80、北京54 没有官方参数,不能换算。',
    en: 'This format cannot be written in EPSG:{epsg}; available: {available}. There are no official parameters to convert to Xi’an 80 or Beijing 54.',
  },
  accuracy_not_written: {
    zh: '这种格式记不下边界精度 ±{ownM}\u202fm;再导入时会当作 ±{readM}\u202fm,请另行注明。',
    en: 'This format cannot state the accuracy of the boundary, ±{ownM}\u202fm; read again, it would count as ±{readM}\u202fm. Say so beside the file.',
  },
  width_not_written: {
    zh: '这种格式记不下线的宽度,只写了中心线;再导入后须重填宽度。',
    en: 'This format cannot state the width of a line; only its axis was written. Enter the width again after importing.',
  },
  written_as_layers: {
    zh: '面和线分写成两个图层;再导入时须选一个。',
    en: 'Areas and lines were written as two layers; importing them again asks for one.',
  },
  layer_nothing_to_write: {
    zh: '图层“{layer}”没有可写出的要素。',
    en: 'The layer “{layer}” has no feature to write.',
  },
  layer_nothing_near: {
    zh: '图层“{layer}”没有要素在用地“{site}”的 {withinM}\u202fm 范围内(0 为相交或相接)。',
    en: 'No feature of the layer “{layer}” lies within {withinM}\u202fm of the site “{site}” (0: they meet).',
  },
  text_cut: {
    zh: 'Shapefile 的文字字段最多 254 字节,图层“{layer}”有更长的文字被截短;要完整请用 GeoJSON 或 FlatGeobuf。',
    en: 'A shapefile holds at most 254 bytes of text; longer text of the layer “{layer}” was cut. GeoJSON and FlatGeobuf keep it whole.',
  },
  written_as_utf8: {
    zh: '名称里有 GBK 没有的字,已改用 UTF-8 编码。',
    en: 'A name has characters that GBK lacks, so the text was written in UTF-8.',
  },
};
