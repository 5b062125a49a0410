// `npm run screen -- …`: the command line, built first when it is missing or stale; stdout stays the command's own.
import { ensure } from './ensure.mjs';

await ensure('data', 'cli');
await import('../dist-cli/main.js');
