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

/**
 * The same for more files than fit into memory together: the archive in pieces, each as soon as it is made. A pause of the
 * caller between two pieces is a pause of the packing.
 */
export async function* zipStream(files: AsyncIterable<PlainFile>): AsyncGenerator<Uint8Array> {
  const { Zip, ZipDeflate } = await import('fflate');
  let pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for await (const { name, bytes } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = PACKED_AT;
    zip.add(entry);
    entry.push(bytes, true);
    yield* pieces;
    pieces = [];
  }
  zip.end();
  yield* pieces;
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
