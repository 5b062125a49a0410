import { defineConfig } from 'vite';

/** Node build of the command line: one file with its dependencies, so that it starts fast. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: { ssr: 'src/cli/main.ts', outDir: 'dist-cli', target: 'node20', emptyOutDir: true },
});
