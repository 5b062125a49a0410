import type { PropertyValue } from '../catalog/zone.ts';
import { parseDecimal, toHalfWidth } from '../site/number-text.ts';
import type { Attributes } from './incoming.ts';
import type { TargetField } from './target-fields.ts';

/** Attribute of the file by property of the role; null where none is to fill it. */
export type FieldMap = Readonly<Record<string, string | null>>;

/** Attributes known to carry a property, the surest first. Sources as of `ROLE_HINTS`. */
const ALIASES: Readonly<Record<string, RegExp>> = {
  id: /^(id|BSM|标识码|编号|BH|JBNTTBBH|HJGKDYBM|DKBM)$/i,
  name: /^(name_zh|name|名称|MC|HXMC|HJGKDYMC|SYDMC|HLMC|LDMC|KFYQMC|DKMC|XMMC|GHFQMC|XZQMC|ZDMC|QSDWMC|NAME)$/i,
  unit_code: /^(HJGKDYBM|管控单元编码|单元编码)$/i,
  unit_type: /^(ZHGKDYFL|HJGKDYFL|GKDYFL|GKDYLX|管控单元分类|单元类别|单元类型)$/i,
  level: /^(BHQJB|保护区级别|级别|JB)$/i,
  zone_class: /^(GNQLX|GNQLB|功能区类别|功能区类型|类别)$/i,
  redline_type: /^(HXLX|红线类型|类型)$/i,
  farm_class: /^(LBMC|LB|类别|土壤类别|分类)$/i,
  land_class: /^(DLBM|地类编码)$/i,
  class: /^(DLDJ|道路等级|等级|JSDJ|技术等级|类型|LX)$/i,
  row_width_m: /^(HXKD|红线宽度?|KD|宽度|路宽)$/i,
  width_m: /^(KD|宽度|LDKD)$/i,
  river: /^(HLMC|河流名称|河流)$/i,
};

/** Words by which codes are written in official data, by property and code. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  unit_type: { priority: /优先/, key: /重点/, general: /一般/ },
  level: { '1': /一级|^[1Ⅰ]$/, '2': /二级|^[2Ⅱ]$/, quasi: /准|^[3Ⅲ]$/ },
  farm_class: { priority: /优先/, safe_use: /安全利用/, strict: /严格/ },
  river: { river_sishui: /汜水/, river_kuhe: /枯河/ },
  class: {
    high_speed: /高铁|高速铁路|客运专线/,
    spur: /专用线/,
    conventional: /普速|普通铁路/,
    railway: /铁路/,
    class1_highway: /一级公路/,
    expressway: /高速/,
    national: /国道/,
    provincial: /省道/,
    county: /县道/,
    township: /乡道/,
    urban_arterial: /主干/,
    urban_secondary: /次干/,
    arterial: /主干/,
    secondary: /次干/,
  },
};

/** Attributes that fill the properties, where a name tells; each is the keeper's to change. */
export function guessFields(targets: readonly TargetField[], fields: readonly string[]): FieldMap {
  return Object.fromEntries(
    targets.map(({ property, name }) => {
      const same = fields.find((field) => field === property || field === name.zh);
      const alias = ALIASES[property];
      return [property, same ?? (alias ? (fields.find((field) => alias.test(field)) ?? null) : null)];
    }),
  );
}

/** A value in the terms of the role; undefined where the attribute holds something that is not understood. */
function mapValue(target: TargetField, value: PropertyValue | undefined): PropertyValue | undefined {
  if (value === undefined || value === null || value === '') return null;
  const text = toHalfWidth(String(value)).trim();
  switch (target.kind) {
    case 'text':
      return String(value);
    case 'number': {
      const number = typeof value === 'number' ? value : parseDecimal(text);
      return typeof number === 'number' ? number : undefined;
    }
    case 'boolean':
      if (/^(true|是|有|1|y|yes)$/i.test(text)) return true;
      return /^(false|否|无|0|n|no)$/i.test(text) ? false : undefined;
    case 'choice':
      return codeOf(target, text);
  }
}

function codeOf({ property, choices }: TargetField, text: string): string | undefined {
  const plain = text.replace(/类$|类区$/, '');
  const exact = choices.find(({ code, name }) => [code, name.zh, name.en].some((word) => same(word, text, plain)));
  if (exact) return exact.code;
  const words = VALUE_WORDS[property] ?? {};
  const spoken = Object.keys(words).filter((code) => words[code]!.test(text));
  return spoken.find((code) => choices.some((choice) => choice.code === code));
}

function same(word: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase() === word.toLowerCase());
}

/** Attributes with the properties of the role filled; null values are left out, since they say nothing. */
export function mapAttributes(
  attributes: Attributes,
  targets: readonly TargetField[],
  map: FieldMap,
): { readonly properties: Record<string, PropertyValue>; readonly strange: readonly string[] } {
  const properties: Record<string, PropertyValue> = { ...attributes };
  const strange: string[] = [];
  for (const target of targets) {
    const field = map[target.property];
    const value = field ? mapValue(target, attributes[field]) : null;
    if (value === undefined) strange.push(target.property);
    // An attribute that happens to have the property's name but was not named to fill it says something else.
    delete properties[target.property];
    if (value !== undefined && value !== null) properties[target.property] = value;
  }
  return { properties, strange };
}
