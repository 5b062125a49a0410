import { randomBytes } from 'node:crypto';
import { realpathSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { parseJsonBytes } from '../run/parse-json.ts';
import { fileCalled } from './file-names.ts';

/** The name that stands for standard input, and for standard output. */
export const STANDARD = '-';

/** Bytes of a file, or of standard input for `-`. Problem: file_unreadable. */
export async function readBytes(path: string | Buffer): Promise<Result<Uint8Array>> {
  try {
    if (path !== STANDARD) {
      return success(new Uint8Array(await readFile(typeof path === 'string' ? (await fileCalled(path)).path : path)));
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return success(new Uint8Array(Buffer.concat(chunks)));
  } catch {
    return failure(errorProblem('file_unreadable', { file: String(path) }));
  }
}

/** Bytes of a file piece by piece, of standard input for `-`. Problem: file_unreadable. */
export async function openStream(path: string): Promise<Result<AsyncIterable<Uint8Array>>> {
  if (path === STANDARD) return success(process.stdin);
  try {
    const file = await open((await fileCalled(path)).path);
    if (!(await file.stat()).isDirectory()) return success(file.createReadStream());
    await file.close();
  } catch {
    // Told below.
  }
  return failure(errorProblem('file_unreadable', { file: path }));
}

/** A JSON file, UTF-8 with or without mark. Problems: file_unreadable, and where its text stops being JSON. */
export async function readJson(path: string): Promise<Result<unknown>> {
  const bytes = await readBytes(path);
  return bytes.ok ? parseJsonBytes(bytes.value, path) : bytes;
}

/** What goes out: whole, or piece by piece. */
export type Content = string | Uint8Array | AsyncIterable<string>;

/**
 * The file that `--out` names: where a link points, so that writing does not cut the link; null for what is no file at
 * all but a device or a pipe, which has to be written to and must not be replaced. Throws for a folder.
 */
export function fileNamed(path: string): string | null {
  if (path === '') throw new Error('no name');
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return resolve(path);
  if (there.isDirectory()) throw new Error('a folder');
  return there.isFile() ? realpathSync(path) : null;
}

/**
 * Writes a file so that nobody ever sees half of it: beside, then renamed over; a device or a pipe as it is. Problem:
 * not_writable; then the old file is untouched.
 */
export async function writeWhole(path: string, content: Content): Promise<Result<null>> {
  try {
    const target = fileNamed(path);
    if (target === null) await writeFile(path, content, 'utf8');
    else await writeBeside(target, content);
    return success(null);
  } catch {
    return failure(errorProblem('not_writable', { file: path }));
  }
}

async function writeBeside(target: string, content: Content): Promise<void> {
  const beside = `${target}.${randomBytes(6).toString('hex')}.part`;
  // Also when the command is interrupted.
  const drop = () => rmSync(beside, { force: true });
  process.once('exit', drop);
  try {
    await mkdir(dirname(target), { recursive: true });
    const file = await open(beside, 'wx');
    try {
      await writeFile(file, content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } finally {
    drop();
    process.off('exit', drop);
  }
}
