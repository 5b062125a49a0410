import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type BatchReading, type PlannedSite, sitesOfFile } from '../run/batch-plan.ts';
import { batchFilesOf } from './batch-output.ts';
import { fileCalled, filesIn } from './file-names.ts';
import { readBytes, STANDARD } from './files.ts';

/** A file of sites. */
export interface SiteFile {
  readonly path: string | Buffer;
  readonly name: string;
}

/** Files of `--sites`: one, or all of a folder by name; hidden ones are no sites. Problems: file_unreadable, no_sites. */
export async function siteFiles(named: string, out?: string): Promise<Result<readonly SiteFile[]>> {
  if (named === STANDARD) return success([{ path: named, name: named }]);
  try {
    const called = await fileCalled(named);
    const folder = (await stat(called.path)).isDirectory();
    const found = folder ? await filesIn(named) : [called];
    // What the batch itself writes there is no site.
    const own = out === undefined ? [] : batchFilesOf(out);
    const files: SiteFile[] = [];
    for (const file of found.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (folder && (file.name.startsWith('.') || own.includes(resolve(String(file.path))))) continue;
      if ((await stat(file.path)).isFile()) files.push(file);
    }
    return files.length > 0 ? success(files) : failure(errorProblem('no_sites', { file: named }));
  } catch {
    return failure(errorProblem('file_unreadable', { file: named }));
  }
}

/** The sites of a file; one that cannot be read is one site in trouble. */
export async function* sitesIn({ path, name }: SiteFile, how: BatchReading): AsyncGenerator<PlannedSite> {
  const read = await readBytes(path);
  if (read.ok) yield* sitesOfFile(name, read.value, how);
  else yield { key: name, site: read };
}
