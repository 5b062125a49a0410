import { canonicalJson } from '../kernel/canonical-json.ts';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { type PlainFile, unzipFiles, zipFiles } from './zip-files.ts';

/** A value under its key in one of the stores of a host. Values are JSON with bytes anywhere in them. */
export interface BackupItem {
  readonly store: string;
  readonly key: string;
  readonly value: unknown;
}

/** Everything that a host keeps, in one file. */
export interface Backup {
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly app: { readonly name: string; readonly version: string };
  readonly items: readonly BackupItem[];
}

const FORMAT = 'shangjie-site-screening backup';
const VERSION = 1;
const MANIFEST = 'manifest.json';
/** Stands in JSON for bytes that are a file of their own. */
const BYTES = '$bytes';

interface Manifest {
  readonly format: string;
  readonly version: number;
  readonly createdAt: string;
  readonly app: Backup['app'];
  readonly items: readonly { readonly store: string; readonly key: string; readonly file: string }[];
  /** SHA-256 (hex) of every other file of the archive. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** A value as JSON text, its bytes set apart in files named after `stem`. */
function encoded(value: unknown, stem: string): { readonly text: string; readonly parts: readonly PlainFile[] } {
  const parts: PlainFile[] = [];
  const plain = (inner: unknown): unknown => {
    if (inner instanceof ArrayBuffer || ArrayBuffer.isView(inner)) {
      const name = `${stem}.${parts.length + 1}.bin`;
      const bytes = inner instanceof ArrayBuffer ? new Uint8Array(inner) : bytesOf(inner);
      parts.push({ name, bytes });
      return { [BYTES]: name };
    }
    if (Array.isArray(inner)) return inner.map(plain);
    if (typeof inner !== 'object' || inner === null) return inner;
    const members = Object.entries(inner).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([key, member]) => [key, plain(member)]));
  };
  return { text: canonicalJson(plain(value)), parts };
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
}

function decoded(value: unknown, files: ReadonlyMap<string, Uint8Array>): unknown {
  if (Array.isArray(value)) return value.map((inner) => decoded(inner, files));
  if (typeof value !== 'object' || value === null) return value;
  const name = (value as Readonly<Record<string, unknown>>)[BYTES];
  if (typeof name === 'string' && files.has(name)) return files.get(name);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decoded(inner, files)]));
}

/** SHA-256 (hex) of a value with all bytes in it: equal values, wherever they are kept, have equal ones. */
export function itemHash(value: unknown): string {
  const { text, parts } = encoded(value, '');
  return sha256Hex([text, ...parts.map(({ bytes }) => sha256Hex(bytes))].join('\n'));
}

/** All items with their checksums in one zip archive; equal content gives equal bytes. */
export async function packBackup({ createdAt, app, items }: Backup): Promise<Uint8Array> {
  const files: PlainFile[] = [];
  const listed = items.map(({ store, key, value }, index) => {
    const stem = `items/${String(index + 1).padStart(6, '0')}`;
    const { text, parts } = encoded(value, stem);
    files.push({ name: `${stem}.json`, bytes: new TextEncoder().encode(text) }, ...parts);
    return { store, key, file: `${stem}.json` };
  });
  const sha256 = Object.fromEntries(files.map(({ name, bytes }) => [name, sha256Hex(bytes)]));
  const manifest: Manifest = { format: FORMAT, version: VERSION, createdAt, app, items: listed, sha256 };
  return zipFiles([{ name: MANIFEST, bytes: new TextEncoder().encode(JSON.stringify(manifest)) }, ...files]);
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isManifest(json: unknown): json is Manifest {
  const manifest = json as Partial<Manifest> | undefined;
  return manifest?.format === FORMAT && Array.isArray(manifest.items) && typeof manifest.sha256 === 'object';
}

/**
 * Reads a backup, whole or not at all.
 * Problems: not_a_backup, backup_newer (written by a later program), backup_damaged (names the item that does not fit its
 * checksum).
 */
export async function readBackup(file: string, bytes: Uint8Array): Promise<Result<Backup>> {
  const files = await unzipFiles(bytes);
  const manifest = jsonOf(files?.get(MANIFEST));
  if (!files || !isManifest(manifest)) return failure(errorProblem('not_a_backup', { file }));
  const { version } = manifest;
  if (version > VERSION) return failure(errorProblem('backup_newer', { file }, { version, known: VERSION }));
  for (const [name, sha256] of Object.entries(manifest.sha256)) {
    const content = files.get(name);
    if (!content || sha256Hex(content) !== sha256)
      return failure(errorProblem('backup_damaged', { file, field: name }));
  }
  const items: BackupItem[] = [];
  for (const { store, key, file: name } of manifest.items) {
    const json = manifest.sha256[name] === undefined ? undefined : jsonOf(files.get(name));
    if (json === undefined) return failure(errorProblem('backup_damaged', { file, field: name }));
    items.push({ store, key, value: decoded(json, files) });
  }
  return success({ createdAt: manifest.createdAt, app: manifest.app, items });
}
