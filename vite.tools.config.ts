import { defineConfig } from 'vite';

/** Node build of the data pipeline and of the generated docs (Node 20 does not run TypeScript itself). */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist-tools',
    target: 'node20',
    emptyOutDir: true,
    rollupOptions: { input: ['src/build/build-data.ts', 'src/build/build-docs.ts'] },
  },
});
