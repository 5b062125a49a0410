import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Feature } from 'geojson';

const MAGIC = [0x66, 0x67, 0x62, 0x03];
const MAGIC_BYTES = 8;
const SIZE_BYTES = 4;

/**
 * Features of whole FlatGeobuf bytes. The lengths in the file are walked before anything is decoded: the library reads
 * past the end of a file cut short, and may never come back from it.
 * @returns null for bytes that are not FlatGeobuf or do not end where a feature ends
 * Format: flatgeobuf.org, version 3: magic, header, index, features, each but the magic and the index with its size.
 */
export async function decodeFgb(bytes: Uint8Array): Promise<Feature[] | null> {
  return (await readFgb(bytes))?.features ?? null;
}

/** As `decodeFgb`, with the EPSG code the header states; null where it states none. */
export async function readFgb(
  bytes: Uint8Array,
): Promise<{ readonly features: Feature[]; readonly epsg: number | null } | null> {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const sizes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const afterHeader = endOfBlock(sizes, MAGIC_BYTES);
  if (afterHeader === null) return null;
  const features: Feature[] = [];
  let epsg: number | null = null;
  try {
    const headerMetaFn = (header: HeaderMeta) => {
      if (!endsWithFeature(sizes, afterHeader, header)) throw new RangeError('cut short');
      // The library gives 0 for a header without a system.
      epsg = header.crs?.code || null;
    };
    for await (const feature of deserialize(bytes, { headerMetaFn })) features.push(feature as Feature);
  } catch {
    return null;
  }
  return { features, epsg };
}

/** Where a block that starts with its size ends; null where that is past the end of the file. */
function endOfBlock(sizes: DataView, start: number): number | null {
  if (start + SIZE_BYTES > sizes.byteLength) return null;
  const end = start + SIZE_BYTES + sizes.getUint32(start, true);
  return end > sizes.byteLength ? null : end;
}

function endsWithFeature(sizes: DataView, afterHeader: number, header: HeaderMeta): boolean {
  let at: number | null = afterHeader;
  if (header.indexNodeSize > 0) at += calcTreeSize(header.featuresCount, header.indexNodeSize);
  let count = 0;
  while (at !== null && at < sizes.byteLength) {
    at = endOfBlock(sizes, at);
    count++;
  }
  return at === sizes.byteLength && (header.featuresCount === 0 || count === header.featuresCount);
}
