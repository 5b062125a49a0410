/** First bytes 81–FE, second 40–7E and 80–FE: the two-byte characters of GBK (GB 18030 §5). */
function makeTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(first, second));
      // Private use: cells that stand for nothing in common.
      if (char.length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(char) && !table.has(char)) {
        table.set(char, first * 256 + second);
      }
    }
  }
  return table;
}

let table: ReadonlyMap<string, number> | null = null;

/** A text in GBK, which Chinese survey software reads; null when a character is not in it. */
export function encodeGbk(text: string): Uint8Array | null {
  table ??= makeTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (char.length === 1 && code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(char);
    if (pair === undefined) return null;
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}
