import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { decodeText } from '../site/decode-text.ts';

/** Stands in a name for bytes that are no UTF-8. */
const UNREADABLE = '\ufffd';

/** A file of a folder: what it is called, and the bytes that open it. */
export interface NamedFile {
  readonly name: string;
  readonly path: string | Buffer;
}

/** A name as people read it: UTF-8, else GBK, in which archives from Chinese Windows unpack elsewhere. */
function nameOf(bytes: Uint8Array): string {
  return decodeText(bytes)?.text ?? Buffer.from(bytes).toString('utf8');
}

/** What lies in a folder, also under names that are no UTF-8. Throws what the file system throws. */
export async function filesIn(folder: string): Promise<readonly NamedFile[]> {
  const names = await readdir(folder, { encoding: 'buffer' });
  return names.map((bytes) => {
    const asText = bytes.toString('utf8');
    if (!asText.includes(UNREADABLE)) return { name: asText, path: join(folder, asText) };
    return { name: nameOf(bytes), path: Buffer.concat([Buffer.from(resolve(folder) + sep), bytes]) };
  });
}

/**
 * A file that was named on the command line. A name in GBK reaches this program with its bytes lost; where just one file
 * of the folder loses them the same way, that one is meant. Throws what the file system throws.
 */
export async function fileCalled(path: string): Promise<NamedFile> {
  const name = basename(path);
  if (!name.includes(UNREADABLE) || existsSync(path)) return { name, path };
  const alike = (await filesIn(dirname(path))).filter((file) => basename(String(file.path)) === name);
  const [only, ...more] = alike;
  return only && more.length === 0 ? only : { name, path };
}
