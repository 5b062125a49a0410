import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { parseJsonBytes } from '../run/parse-json.ts';

/** Bytes of a file. Problem: file_unreadable. */
export async function readBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(new Uint8Array(await readFile(path)));
  } catch {
    return failure(errorProblem('file_unreadable', { file: path }));
  }
}

/** A JSON file, UTF-8 with or without mark. Problems: file_unreadable, and where its text stops being JSON. */
export async function readJson(path: string): Promise<Result<unknown>> {
  const bytes = await readBytes(path);
  return bytes.ok ? parseJsonBytes(bytes.value, path) : bytes;
}

/**
 * Writes a file so that nobody ever sees half of it: beside, then renamed over. Problem: not_writable; then the old file
 * is untouched.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<Result<null>> {
  const target = resolve(path);
  const beside = `${target}.${randomBytes(6).toString('hex')}.part`;
  try {
    await mkdir(dirname(target), { recursive: true });
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(content, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
    return success(null);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
    return failure(errorProblem('not_writable', { file: path }));
  }
}
