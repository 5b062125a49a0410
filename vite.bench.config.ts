import { defineConfig } from 'vite';

/** Node build of the benchmark (Node 20 does not run TypeScript itself). */
export default defineConfig({
  publicDir: false,
  build: { ssr: 'bench/main.ts', outDir: 'dist-bench', target: 'node20', emptyOutDir: true },
});
