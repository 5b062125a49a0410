import { invariant } from '../../kernel/invariant.ts';

export interface DbfField {
  /** At most 10 bytes when encoded. */
  readonly name: string;
  readonly type: 'text' | 'number';
  readonly bytes: number;
  readonly decimals?: number;
}

/** Language driver of Simplified Chinese (dBASE code page 936), for programs that do not look at the `.cpg`. */
const GBK_DRIVER = 0x4d;
/** The header wants a date; the files of a site tell theirs in no format. */
const DATE = [122, 1, 1] as const;

/**
 * A dBASE III table. Text is cut to the width of its field between characters, a number that has no value is blank.
 * @param encode  bytes of a text in the encoding of the table
 */
export function writeDbf(
  fields: readonly DbfField[],
  rows: readonly (readonly (string | number | null)[])[],
  encode: (text: string) => Uint8Array,
  encoding: 'gbk' | 'utf-8',
): Uint8Array {
  const start = 33 + 32 * fields.length;
  const width = 1 + fields.reduce((sum, { bytes }) => sum + bytes, 0);
  const table = new Uint8Array(start + width * rows.length + 1).fill(0x20, start);
  const view = new DataView(table.buffer);
  table.set([0x03, ...DATE]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, start, true);
  view.setUint16(10, width, true);
  table[29] = encoding === 'gbk' ? GBK_DRIVER : 0;
  fields.forEach(({ name, type, bytes, decimals = 0 }, i) => {
    const at = 32 + 32 * i;
    const encoded = encode(name);
    invariant(encoded.length <= 10, 'a field name has at most 10 bytes');
    table.set(encoded, at);
    table[at + 11] = type === 'text' ? 0x43 : 0x4e;
    table[at + 16] = bytes;
    table[at + 17] = decimals;
  });
  table[start - 1] = 0x0d;
  rows.forEach((row, index) => {
    let at = start + width * index + 1;
    fields.forEach((field, i) => {
      table.set(cellBytes(row[i] ?? null, field, encode), at);
      at += field.bytes;
    });
  });
  table[table.length - 1] = 0x1a;
  return table;
}

function cellBytes(value: string | number | null, field: DbfField, encode: (text: string) => Uint8Array): Uint8Array {
  if (value === null) return new Uint8Array(0);
  if (typeof value === 'number') return encode(value.toFixed(field.decimals ?? 0).padStart(field.bytes));
  const chars = [...value.replace(/\p{Cc}+/gu, ' ')];
  while (encode(chars.join('')).length > field.bytes) chars.pop();
  return encode(chars.join(''));
}
