import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { auditSources } from './audit.ts';
import { buildOutput } from './build-output.ts';
import { problemLine } from './problem-line.ts';
import { readSourceTree } from './source-tree.ts';
import { writeOutput } from './write-output.ts';

/** `npm run data [root]`: audits seeds and data, writes `public/data`; on any error it says all and writes nothing. */
async function main(root: string): Promise<number> {
  const audited = auditSources(await readSourceTree(root));
  if (!audited.ok) {
    for (const problem of audited.problems) process.stderr.write(`${problemLine(problem)}\n`);
    return 1;
  }
  await writeOutput(join(root, 'public/data'), buildOutput(audited.value));
  return 0;
}

// Built into a folder of the repository, so its parent is the root.
const repository = dirname(dirname(fileURLToPath(import.meta.url)));
process.exitCode = await main(process.argv[2] ?? repository);
