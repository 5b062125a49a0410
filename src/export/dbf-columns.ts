import type { PropertyValue } from '../catalog/zone.ts';
import type { DbfField } from '../site/shp/write-dbf.ts';

/** What the format allows: bytes of a field's name and of a text, digits after the point worth writing. */
const NAME_BYTES = 10;
const TEXT_BYTES = 254;
const MAX_DECIMALS = 15;

const utf8 = new TextEncoder();

/** A column of the table and the property it holds. */
export interface DbfColumn extends DbfField {
  readonly property: string;
  /** Some text is longer than the format can hold. */
  readonly cut: boolean;
}

/**
 * Columns wide enough for the values, in order of first appearance; names are shortened to what the format takes and
 * stay distinct. True and false are written as words.
 * @param rows  one type per property
 */
export function dbfColumns(rows: readonly Readonly<Record<string, PropertyValue>>[]): DbfColumn[] {
  const properties = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const taken = new Set<string>();
  return properties.map((property) => {
    const values = rows.map((row) => row[property] ?? null).filter((value) => value !== null);
    const name = freeName(property, taken);
    taken.add(name.toLowerCase());
    if (values.length > 0 && values.every((value) => typeof value === 'number')) {
      return { name, property, cut: false, ...numberField(values) };
    }
    const bytes = Math.max(1, longest(values));
    return { name, property, type: 'text', bytes: Math.min(bytes, TEXT_BYTES), cut: bytes > TEXT_BYTES };
  });
}

/** The value of a row as its column takes it. */
export function dbfCell(value: PropertyValue | undefined): string | number | null {
  return typeof value === 'boolean' ? String(value) : (value ?? null);
}

function longest(values: readonly PropertyValue[]): number {
  return values.reduce<number>((most, value) => Math.max(most, utf8.encode(String(value)).length), 0);
}

function numberField(values: readonly number[]): Pick<DbfField, 'type' | 'bytes' | 'decimals'> {
  const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const bytes = values.reduce((most, value) => Math.max(most, value.toFixed(decimals).length), 1);
  return { type: 'number', bytes, decimals };
}

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const digits = (mantissa.split('.')[1]?.length ?? 0) - Number(exponent);
  return Math.min(MAX_DECIMALS, Math.max(0, digits));
}

function shortened(text: string, bytes: number): string {
  const chars = [...text];
  while (utf8.encode(chars.join('')).length > bytes) chars.pop();
  return chars.join('');
}

function freeName(property: string, taken: ReadonlySet<string>): string {
  const plain = shortened(property, NAME_BYTES);
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${shortened(property, NAME_BYTES - String(n).length)}${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
