import { crc32 } from '../../files/crc32.ts';
import { joinedBytes } from '../../files/joined-bytes.ts';
import { errorProblem, type Problem } from '../../kernel/problem.ts';
import { failure, type Result, success } from '../../kernel/result.ts';
import { decodeText } from '../decode-text.ts';

/** A file in an archive. Nothing is unpacked before it is asked for. */
export interface ZipEntry {
  /** Path with forward slashes. */
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly crc: number;
  readonly method: number;
  readonly offset: number;
}

const MAX_ENTRIES = 10_000;
/** All members together, unpacked. */
const MAX_TOTAL_BYTES = 400_000_000;
/** Text packs to a tenth, rarely to a hundredth; past this and 10 MB an archive was made to fill a disk. */
const MAX_RATIO = 200;
const SMALL_BYTES = 10_000_000;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;

/** Whether bytes begin like a zip archive (also an empty one). */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [0x03, 0x05].includes(bytes[2] ?? 0);
}

/**
 * The files an archive lists (APPNOTE 4.3.12), directories and the droppings of macOS left out. Names without the
 * UTF-8 flag are read as UTF-8 where they are that, else as GB18030, which Chinese Windows writes. Problems:
 * `file_corrupt`; `unsafe_content` for paths that lead out of the archive; `too_big`; `file_encrypted`.
 */
export function listZip(bytes: Uint8Array): Result<readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return failure(errorProblem('file_corrupt'));
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return failure(errorProblem('too_big', undefined, { files: count }));
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return failure(errorProblem('file_corrupt'));
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const name = decodeText(bytes.subarray(at + 46, at + 46 + nameLength!))?.text.replaceAll('\\', '/');
    if (name === undefined) return failure(errorProblem('file_corrupt'));
    const flags = view.getUint16(at + 8, true);
    if (flags & 1) return failure(errorProblem('file_encrypted', { file: name }));
    if (/^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)/.test(name)) return failure(errorProblem('unsafe_content', { file: name }));
    if (!/\/$|(^|\/)(__MACOSX\/|\.)/.test(name)) {
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packedSize: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
    }
    at += 46 + nameLength! + extra! + comment!;
  }
  return tooBig(entries) ? failure(errorProblem('too_big')) : success(entries);
}

function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
}

function tooBig(entries: readonly ZipEntry[]): boolean {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  return (
    size > MAX_TOTAL_BYTES ||
    entries.some((entry) => entry.size > SMALL_BYTES && entry.size > MAX_RATIO * Math.max(entry.packedSize, 1))
  );
}

/**
 * Unpacks one file and holds it against its size and checksum, so that a damaged archive never gives other numbers.
 * Problems: `file_corrupt`, `too_big`, `unsupported_format` (packed in another way than deflate).
 */
export async function unpack(bytes: Uint8Array, entry: ZipEntry): Promise<Result<Uint8Array>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const corrupt = failure<Uint8Array>(errorProblem('file_corrupt', { file: entry.name }));
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) return corrupt;
  const lead = 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(entry.offset + lead, entry.offset + lead + entry.packedSize);
  if (packed.length !== entry.packedSize) return corrupt;
  const plain = entry.method === 0 ? packed : entry.method === 8 ? await inflate(packed, entry) : null;
  if (plain === null) return failure(errorProblem('unsupported_format', { file: entry.name }));
  if ('code' in plain) return failure(plain);
  return plain.length === entry.size && crc32(plain) === entry.crc ? success(plain) : corrupt;
}

async function inflate(packed: Uint8Array, entry: ZipEntry): Promise<Uint8Array | Problem> {
  const { Inflate } = await import('fflate');
  // In pieces, so that a member larger than it claims is stopped on the way.
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    size += piece.length;
    if (size <= entry.size) pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && size <= entry.size; at += 65_536) {
      stream.push(packed.subarray(at, at + 65_536), at + 65_536 >= packed.length);
    }
  } catch {
    return errorProblem('file_corrupt', { file: entry.name });
  }
  if (size > entry.size) return errorProblem('too_big', { file: entry.name });
  return joinedBytes(pieces);
}
