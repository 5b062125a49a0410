import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clausesPage } from './clauses-page.ts';
import { filesPage } from './files-page.ts';
import { guidePage } from './guide-page.ts';
import { parseSources } from './parse-sources.ts';
import { problemLine } from './problem-line.ts';
import { readSourceTree } from './source-tree.ts';

// `npm run docs`: built into a folder of the repository like `build-data`, so its parent is the root.
const repository = process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)));
const { sources, problems } = parseSources(await readSourceTree(repository));
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problemLine(problem)}\n`);
  process.exitCode = 1;
} else {
  await writeFile(join(repository, 'docs/clauses.md'), clausesPage(sources));
  await writeFile(join(repository, 'docs/user/reading-a-verdict.md'), guidePage());
  const files = join(repository, 'docs/user/files.md');
  await writeFile(files, filesPage(await readFile(files, 'utf8')));
}
