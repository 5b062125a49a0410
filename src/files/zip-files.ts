import type { ZipInputFile } from 'fflate';
import { crc32 } from './crc32.ts';

/** A file to be packed; its path with forward slashes. */
export interface PlainFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One fixed time of day, in whatever zone: equal input gives equal bytes on every host, whenever it is packed. */
const PACKED_AT = '2022-01-01T12:00:00';

/** A zip archive of some files, deflated, in the order given. Names are marked as UTF-8 where they are not ASCII. */
export async function zipFiles(files: readonly PlainFile[]): Promise<Uint8Array> {
  // Packed on this thread: the library's own workers come from blob addresses, which the page's policy forbids.
  const { zipSync } = await import('fflate');
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: PACKED_AT, level: 6 });
}

/** Bytes as a raw deflate stream, and the CRC-32 of what they were. */
export interface Deflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly crc: number;
}

export type Deflate = (bytes: Uint8Array) => Promise<Deflated>;

/** Files compressed at once: the host's own compressor works beside the page, on another core where there is one. */
const AT_ONCE = 6;

/**
 * The same for more files than fit into memory together: the archive in pieces, each as soon as it is made. A pause of the
 * caller between two pieces is a pause of the packing.
 * @param deflate  the host's own compressor, several times as fast as the one in JavaScript; that one where it is left out
 */
export async function* zipStream(
  files: AsyncIterable<PlainFile>,
  deflate: Deflate = deflateHere,
): AsyncGenerator<Uint8Array> {
  const { Zip } = await import('fflate');
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const waiting: Promise<Packed>[] = [];
  const take = async () => {
    const { name, size, crc, bytes } = await waiting.shift()!;
    const entry: ZipInputFile = { filename: name, size, crc, compression: DEFLATE, mtime: PACKED_AT };
    zip.add(entry);
    entry.ondata?.(null, bytes, true);
    const made = pieces;
    pieces = [];
    return made;
  };
  for await (const file of files) {
    const packing = packed(file, deflate);
    // One that fails is told of in its turn, or not at all where the packing was given up.
    packing.catch(() => undefined);
    waiting.push(packing);
    if (waiting.length >= AT_ONCE) yield* await take();
  }
  while (waiting.length > 0) yield* await take();
  zip.end();
  yield* pieces;
}

/** Number of the method in an archive. */
const DEFLATE = 8;

interface Packed extends Deflated {
  readonly name: string;
  /** Of what was packed, bytes. */
  readonly size: number;
}

async function packed({ name, bytes }: PlainFile, deflate: Deflate): Promise<Packed> {
  return { name, size: bytes.length, ...(await deflate(bytes)) };
}

async function deflateHere(bytes: Uint8Array): Promise<Deflated> {
  const { deflateSync } = await import('fflate');
  return { bytes: deflateSync(bytes, { level: 6 }), crc: crc32(bytes) };
}

/** The files of an archive by name; null for bytes that are none. @param only  names of those wanted */
export async function unzipFiles(
  bytes: Uint8Array,
  only?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const { unzipSync } = await import('fflate');
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => only?.has(name) ?? true })));
  } catch {
    return null;
  }
}

/** Names in an archive, nothing of which is unpacked; null for bytes that are none. */
export async function namesInZip(bytes: Uint8Array): Promise<readonly string[] | null> {
  const { unzipSync } = await import('fflate');
  const names: string[] = [];
  const note = ({ name }: { readonly name: string }) => {
    names.push(name);
    return false;
  };
  try {
    unzipSync(bytes, { filter: note });
    return names;
  } catch {
    return null;
  }
}
