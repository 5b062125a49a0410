import { decodeText } from '../decode-text.ts';

export interface DbfTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly encoding: string;
}

/** Code page marks of byte 29 (dBASE language driver) that name an encoding of Chinese or UTF-8 text. */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = { 77: 'gb18030', 122: 'gb18030' };

/**
 * Attributes of a shapefile as trimmed text, empty where there is none: dates as ISO 8601, true and false as words, numbers
 * without the noughts that only fill their field. Encoding: what the `.cpg` names, else byte 29, else by content; a text
 * that is not sound in the named encoding is read by content after all. Null where the bytes are no table.
 */
export function readDbf(bytes: Uint8Array, cpg?: Uint8Array): DbfTable | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const start = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  if (width < 1 || start + count * width > bytes.length) return null;
  const named = namedEncoding(cpg) ?? LANGUAGE_DRIVERS[bytes[29]!] ?? null;
  const words = textBytes(bytes, start);
  const encoding = named !== null && decodes(words, named) ? named : decodes(words, 'utf-8') ? 'utf-8' : 'gb18030';
  const text = (from: number, to: number) => decodeAs(bytes.subarray(from, to), encoding);
  const fields: { name: string; kind: number; offset: number; length: number }[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= start && bytes[at] !== 0x0d; at += 32) {
    const end = bytes.subarray(at, at + 11).indexOf(0);
    const length = bytes[at + 16]!;
    fields.push({ name: text(at, at + (end < 0 ? 11 : end)), kind: bytes[at + 11]!, offset, length });
    offset += length;
  }
  if (offset > width) return null;
  const rows = Array.from({ length: count }, (_, row) =>
    fields.map((field) => {
      const from = start + row * width + field.offset;
      return cellText(String.fromCharCode(field.kind), text(from, from + field.length));
    }),
  );
  return { fields: fields.map(({ name }) => name), rows, encoding };
}

/** A value as its kind of field means it: (D)ate, (N)umber, (F)loat, (L)ogical; every other is text. */
function cellText(kind: string, text: string): string {
  if (kind === 'D') return /^0*$/.test(text) ? '' : text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  if (kind === 'L') return /^[TY]$/i.test(text) ? 'true' : /^[FN]$/i.test(text) ? 'false' : '';
  if (kind !== 'N' && kind !== 'F') return text;
  // A field full of asterisks is a number that had no room, or none at all.
  return text.startsWith('*') ? '' : text.replace(/^([+-]?\d+)(?:\.0*|(\.\d*?)0+)$/, '$1$2');
}

/** Field names and records: what is text, without the widths between them, which are bytes of any value. */
function textBytes(bytes: Uint8Array, start: number): Uint8Array {
  const words = bytes.slice(32);
  for (let at = 0; at + 64 < start; at += 32) words.fill(0x20, at + 11, at + 32);
  return words;
}

function namedEncoding(cpg: Uint8Array | undefined): string | null {
  const name = cpg === undefined ? '' : (decodeText(cpg)?.text.trim() ?? '');
  if (/^(utf-?8|65001)$/i.test(name)) return 'utf-8';
  return /gb|936/i.test(name) ? 'gb18030' : null;
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes).replaceAll('\0', '').trim();
}
