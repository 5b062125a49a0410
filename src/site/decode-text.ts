/** A text and the encoding it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

type Encoding = DecodedText['encoding'];

/**
 * Text of a file: by its byte order mark, else strict UTF-8, else UTF-16 where every other byte is zero, else GB18030
 * (of which GBK and GB 2312 are parts), which is what Chinese survey software writes.
 * @returns null when the bytes are none of these: not a text
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = byOrderMark(bytes);
  if (marked !== null) return decode(bytes, marked);
  const utf16 = byZeros(bytes);
  if (utf16 !== null) return decode(bytes, utf16);
  return bytes.includes(0) ? null : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
}

function byOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** ASCII in UTF-16 has a zero in every other byte; the first few kilobytes tell. */
function byZeros(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, 4096 - (4096 % 2));
  if (head.length < 4) return null;
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++;
  });
  const half = head.length / 2;
  if (zeros[1]! > 0.4 * half && zeros[0]! === 0) return 'utf-16le';
  if (zeros[0]! > 0.4 * half && zeros[1]! === 0) return 'utf-16be';
  return null;
}

function decode(bytes: Uint8Array, encoding: Encoding): DecodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Text of the first bytes of a file, which may end within a character; null when they are no text. */
export function textOfHead(head: Uint8Array): string | null {
  for (let cut = 0; cut < 4 && cut <= head.length; cut++) {
    const decoded = decodeText(head.subarray(0, head.length - cut));
    if (decoded !== null) return decoded.text;
  }
  return null;
}
