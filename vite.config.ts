import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Browser build: static files that work under any sub-path, from any plain server. */
export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
  server: { port: 5173 },
  preview: { port: 4173 },
});
