import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Node build of the command line with its dependencies inside; each command loads only what it needs. */
export default defineConfig({
  publicDir: false,
  define: { __APP_VERSION__: JSON.stringify(version) },
  // Databases: the embedded one reads its own files from where it is installed; both are loaded only when asked for.
  ssr: { noExternal: true, external: ['@electric-sql/pglite', '@electric-sql/pglite-postgis', 'pg'] },
  build: { ssr: 'src/cli/main.ts', outDir: 'dist-cli', target: 'node20', emptyOutDir: true },
});
