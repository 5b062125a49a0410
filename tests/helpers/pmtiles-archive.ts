import { zxyToTileId } from 'pmtiles';

/** Numbers of the specification (PMTiles version 3). */
export const TILE_TYPES = { vector: 1, png: 2 } as const;
const UNCOMPRESSED = 1;
const HEADER_BYTES = 127;

export interface ArchiveTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

function varint(value: number, into: number[]): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) into.push((rest % 128) + 128);
  into.push(rest);
}

/** A PMTiles archive with one directory, nothing in it compressed. */
export function pmtilesArchive(
  type: keyof typeof TILE_TYPES,
  tiles: readonly ArchiveTile[],
  metadata: Readonly<Record<string, unknown>>,
): Uint8Array {
  const sorted = tiles
    .map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) }))
    .toSorted((a, b) => a.id - b.id);
  const directory: number[] = [];
  varint(sorted.length, directory);
  sorted.forEach(({ id }, i) => void varint(id - (sorted[i - 1]?.id ?? 0), directory));
  for (const _ of sorted) varint(1, directory);
  for (const { bytes } of sorted) varint(bytes.length, directory);
  let offset = 0;
  for (const { bytes } of sorted) {
    varint(offset + 1, directory);
    offset += bytes.length;
  }
  const json = new TextEncoder().encode(JSON.stringify(metadata));
  const metadataAt = HEADER_BYTES + directory.length;
  const dataAt = metadataAt + json.length;
  const bytes = new Uint8Array(dataAt + offset);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  bytes[7] = 3;
  const numbers = [HEADER_BYTES, directory.length, metadataAt, json.length, dataAt, 0, dataAt, offset];
  [...numbers, sorted.length, sorted.length, sorted.length].forEach((value, i) => {
    view.setBigUint64(8 + 8 * i, BigInt(value), true);
  });
  const zooms = sorted.map(({ z }) => z);
  bytes.set([1, UNCOMPRESSED, UNCOMPRESSED, TILE_TYPES[type], Math.min(...zooms), Math.max(...zooms)], 96);
  [112, 34, 115, 36].forEach((degrees, i) => {
    view.setInt32(102 + 4 * i, degrees * 1e7, true);
  });
  bytes.set(directory, HEADER_BYTES);
  bytes.set(json, metadataAt);
  let at = dataAt;
  for (const { bytes: tile } of sorted) {
    bytes.set(tile, at);
    at += tile.length;
  }
  return bytes;
}
