import { defineConfig } from 'vite';

/** Node build of the data pipeline (Node 20 does not run TypeScript itself). */
export default defineConfig({
  publicDir: false,
  build: { ssr: 'src/build/build-data.ts', outDir: 'dist-tools', target: 'node20', emptyOutDir: true },
});
