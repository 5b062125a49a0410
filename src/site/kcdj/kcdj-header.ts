import { toHalfWidth } from '../number-text.ts';

/** Header row of a parcel: 点数,面积,编号,名称,图形属性,图幅号,用途,地类编码,@ — with 7 to 13 cells in practice. */
export interface KcdjHeader {
  readonly name: string;
  readonly pointCount: number | null;
  /** m²; the cell means hectares unless it names a unit. */
  readonly areaM2: number | null;
  readonly shape: 'area' | 'line' | 'point';
  readonly line: number;
}

const SHAPES: Readonly<Record<string, KcdjHeader['shape']>> = { 面: 'area', 线: 'line', 点: 'point' };
const UNIT_M2: readonly (readonly [RegExp, number])[] = [
  [/(平方米|m2|m²|㎡)$/i, 1],
  [/亩$/, 10_000 / 15],
  [/(公顷|hm2|hm²|ha)?$/i, 10_000],
];

/**
 * Reads a header row. The number of cells varies, so cells are counted back from 面/线/点, which stands behind count,
 * area, number and name; the count is the cell that is often missing.
 */
export function readKcdjHeader(cells: readonly string[], line: number): KcdjHeader {
  const plain = cells.map((cell) => toHalfWidth(cell).trim());
  const before = plain.slice(0, Math.max(plain.indexOf('@'), 0) || plain.length);
  const names = cells.slice(0, before.length);
  const shapeAt = before.findIndex((cell) => cell in SHAPES);
  const at = shapeAt >= 0 ? shapeAt : Math.min(4, before.length);
  // A comma in the name: more cells than count, area and number stand before it, which then are told from the front.
  const nameAt = at > 4 && /^\d+$/.test(before[0]!) && areaM2(before[1]!) !== null ? 3 : at - 1;
  const count = before[nameAt - 3] ?? '';
  return {
    name: names
      .slice(Math.max(nameAt, 0), at)
      .join(',')
      .replace(/[@\uff20]$/, '')
      .trim(),
    pointCount: /^\d+$/.test(count) ? Number(count) : null,
    areaM2: areaM2(before[nameAt - 2] ?? ''),
    shape: SHAPES[before[shapeAt] ?? '面'] ?? 'area',
    line,
  };
}

function areaM2(cell: string): number | null {
  const [unit, factor] = UNIT_M2.find(([pattern]) => pattern.test(cell))!;
  const number = cell.replace(unit, '').trim();
  return /^\d+(\.\d+)?$/.test(number) && Number(number) > 0 ? Number(number) * factor : null;
}
