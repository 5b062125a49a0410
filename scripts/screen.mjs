// `npm run screen -- …`: the command line, built first when it is missing or stale; stdout stays the command's own.
import { ensure } from './ensure.mjs';

try {
  await ensure('data', 'cli');
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
await import('../dist-cli/main.js');
