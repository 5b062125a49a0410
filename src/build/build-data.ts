import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBuild } from './run-build.ts';

// `npm run data`: exit status 1 when the audit finds anything. Built into a folder of the repository: its parent is the root.
const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const written = await runBuild(process.argv[2] ?? repository, (line) => process.stderr.write(`${line}\n`));
process.exitCode = written ? 0 : 1;
