// Builds what is missing or older than its sources, so that every command works right after `npm ci`.
// Usage: node scripts/ensure.mjs data|cli|app|portable|chromium …   All messages go to stderr.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const CORE = [
  'kernel',
  'geo',
  'plan',
  'catalog',
  'site',
  'project',
  'screening',
  'record',
  'report',
  'i18n',
  'run',
].map((f) => `src/${f}`);
const TARGETS = {
  data: {
    output: 'public/data/catalog.json',
    sources: ['seeds', 'data', ...CORE, 'src/build', 'vite.tools.config.ts'],
    script: 'data',
  },
  cli: {
    output: 'dist-cli/main.js',
    sources: [
      ...CORE,
      ...['files', 'intake', 'export', 'postgis', 'cli'].map((f) => `src/${f}`),
      'vite.cli.config.ts',
      'package.json',
    ],
    script: 'build:cli',
  },
  app: {
    output: 'dist/index.html',
    sources: ['src', 'index.html', 'public', 'vite.config.ts', 'package.json'],
    script: 'build:app',
  },
  portable: {
    output: 'dist-portable/index.html',
    sources: ['src', 'index.html', 'public', 'vite.portable.config.ts', 'package.json'],
    script: 'build:portable',
  },
};

/** Newest modification time under a file or folder, ms; 0 when it is not there. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function isStale({ output, sources }) {
  const built = newest(join(root, output));
  return built === 0 || sources.some((source) => newest(join(root, source)) > built);
}

/** Brings the named targets up to date; throws when a build fails. */
export async function ensure(...names) {
  for (const name of names) {
    if (name === 'chromium') {
      const { chromiumPath } = await import('./chromium.mjs');
      await chromiumPath();
      continue;
    }
    const target = TARGETS[name];
    if (!target) throw new Error(`ensure: unknown target ${name}`);
    if (!isStale(target)) continue;
    process.stderr.write(`building ${name}…\n`);
    const run = spawnSync('npm', ['run', '--silent', target.script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`ensure: npm run ${target.script} failed\n${run.stdout}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensure(...process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
