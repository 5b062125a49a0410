import { defineConfig } from 'vite';

/** Node build of the benchmarks (Node 20 does not run TypeScript itself). */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist-bench',
    target: 'node20',
    emptyOutDir: true,
    rollupOptions: {
      input: [
        'bench/main.ts',
        'bench/browser.ts',
        'bench/start.ts',
        'bench/batch.ts',
        'bench/growth.ts',
        'bench/drawing.ts',
        'bench/intake.ts',
      ],
    },
  },
});
