import { join } from 'node:path';
import { auditSources } from './audit.ts';
import { buildOutput } from './build-output.ts';
import { problemLine } from './problem-line.ts';
import { readSourceTree } from './source-tree.ts';
import { writeOutput } from './write-output.ts';

/**
 * Audits `seeds/` and `data/` below `root` and writes `public/data`; on any error it says all and writes nothing.
 * @param say  takes one line per problem
 * @returns whether data was written
 */
export async function runBuild(root: string, say: (line: string) => void): Promise<boolean> {
  const audited = auditSources(await readSourceTree(root));
  if (!audited.ok) {
    for (const problem of audited.problems) say(problemLine(problem));
    return false;
  }
  await writeOutput(join(root, 'public/data'), await buildOutput(audited.value));
  return true;
}
