import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { isZip, listZip, unpack, type ZipEntry } from './archive/zip.ts';
import { foreignFile } from './foreign-file.ts';
import type { ImportFormat, RawSite } from './formats/format.ts';

/** Bytes a reader may look at to say whether a file is its own. */
const HEAD_BYTES = 4096;
/** Members of an archive without a format of its own that are looked at. */
const MAX_MEMBERS = 20;

/** What a file was read as: one site, or layers to choose from. */
export interface ReadFile {
  readonly format: ImportFormat;
  readonly layers: readonly RawSite[];
}

/**
 * Finds the reader of a file and has it read. An archive that is no format itself is opened, and what it holds is read
 * as if it had been given; archives within archives stay closed. Besides the reader's problems: `unsupported_format`,
 * and those of the archive.
 */
export async function readFile(
  formats: readonly ImportFormat[],
  name: string,
  bytes: Uint8Array,
): Promise<Result<ReadFile> & { readonly format?: ImportFormat }> {
  const foreign = foreignFile(name, bytes);
  if (foreign !== null) return failure(...foreign);
  const archive = isZip(bytes) ? listZip(bytes) : null;
  if (archive !== null && !archive.ok) return archive;
  const members = archive?.value.map((entry) => entry.name);
  const format = formatOf(formats, name, bytes, members);
  if (format !== undefined) return readWith(format, name, bytes);
  return archive === null
    ? failure(errorProblem('unsupported_format'))
    : readMembers(formats, bytes, archive.value.slice(0, MAX_MEMBERS));
}

function formatOf(formats: readonly ImportFormat[], name: string, bytes: Uint8Array, members?: readonly string[]) {
  return formats.find((format) => format.sniff(name, bytes.subarray(0, HEAD_BYTES), members));
}

async function readWith(format: ImportFormat, name: string, bytes: Uint8Array) {
  const result = await format.read(name, bytes);
  if (!result.ok) return { ...result, format };
  const layers: readonly RawSite[] = 'parcels' in result.value ? [result.value] : result.value;
  return success({ format, layers }, result.warnings);
}

async function readMembers(
  formats: readonly ImportFormat[],
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<Result<ReadFile> & { readonly format?: ImportFormat }> {
  const found: ReadFile[] = [];
  const warnings = [];
  for (const entry of entries) {
    const unpacked = await unpack(bytes, entry);
    if (!unpacked.ok) return unpacked;
    const format = isZip(unpacked.value) ? undefined : formatOf(formats, entry.name, unpacked.value);
    if (format === undefined) continue;
    const read = await readWith(format, entry.name, unpacked.value);
    if (!read.ok) return read;
    found.push({ format, layers: read.value.layers.map((layer) => ({ ...layer, layer: layer.layer ?? entry.name })) });
    warnings.push(...read.warnings);
  }
  const [first] = found;
  if (first === undefined) return failure(errorProblem('unsupported_format'));
  return success({ format: first.format, layers: found.flatMap(({ layers }) => layers) }, warnings);
}
