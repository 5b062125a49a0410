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
