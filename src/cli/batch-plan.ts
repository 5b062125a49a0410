import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { errorProblem } from '../kernel/problem.ts';
import { failure, type Result, success } from '../kernel/result.ts';
import { type BatchReading, type PlannedSite, sitesOfFile } from '../run/batch-plan.ts';
import { readBytes } from './files.ts';

/** A file of sites. */
export interface SiteFile {
  readonly path: string;
  readonly name: string;
}

/** Files of `--sites`: one, or all of a folder by name; hidden ones are no sites. Problems: file_unreadable, no_sites. */
export async function siteFiles(named: string, out?: string): Promise<Result<readonly SiteFile[]>> {
  try {
    const folder = (await stat(named)).isDirectory();
    const names = folder ? (await readdir(named)).filter((name) => !name.startsWith('.')).sort() : [basename(named)];
    const files: SiteFile[] = [];
    for (const name of names) {
      const path = folder ? join(named, name) : named;
      // What the batch itself writes there is no site.
      const own = out !== undefined && resolve(path).startsWith(resolve(out));
      if (!own && (await stat(path)).isFile()) files.push({ path, name });
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
