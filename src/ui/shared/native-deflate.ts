import { joinedBytes } from '../../files/joined-bytes.ts';
import type { Deflate } from '../../files/zip-files.ts';

/** What stands around the deflated bytes in gzip (RFC 1952): a head without options; checksum and size at the end. */
const HEAD_BYTES = 10;
const TAIL_BYTES = 8;

/**
 * The browser's own compressor; undefined in a browser that has none. By way of gzip, which counts the checksum along, that
 * takes as long in JavaScript as the compressing does here.
 */
export function nativeDeflate(): Deflate | undefined {
  if (!('CompressionStream' in globalThis)) return undefined;
  return async (bytes) => {
    const { readable, writable } = new CompressionStream('gzip');
    const writer = writable.getWriter();
    // A stream that breaks says so where it is read.
    writer.write(new Uint8Array(bytes)).catch(() => undefined);
    writer.close().catch(() => undefined);
    const pieces: Uint8Array[] = [];
    // Not through a blob or a response: each of these is a message to another process, for every record.
    for (let reader = readable.getReader(), read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
    }
    const zipped = joinedBytes(pieces);
    const tail = zipped.length - TAIL_BYTES;
    return { bytes: zipped.subarray(HEAD_BYTES, tail), crc: new DataView(zipped.buffer).getUint32(tail, true) };
  };
}
