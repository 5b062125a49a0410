import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** No other origin, no inline code: the browser itself keeps a site from leaving the machine. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page only: the development server needs inline code for hot reloading. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  };
}

/**
 * Keeps the whole app and its data on the machine after the first visit. A newer version waits until every tab is closed:
 * nothing reloads under a user's hands.
 */
const offline = VitePWA({
  injectRegister: false,
  manifest: false,
  workbox: {
    globPatterns: ['**/*.{html,js,css,json,geojson,fgb,packed,woff2,wasm,svg,webmanifest}'],
    maximumFileSizeToCacheInBytes: 64e6,
    inlineWorkboxRuntime: true,
    clientsClaim: true,
    // A page address never carries a query; data is asked for by exact name.
    navigateFallback: 'index.html',
  },
});

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Browser build: static files that work under any sub-path, from any plain server. */
export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), offline],
  define: { __APP_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    // MapLibre's worker comes as .mjs, which plain servers often do not know as a script.
    rolldownOptions: {
      output: {
        assetFileNames: ({ names }) => `assets/[name]-[hash]${names[0]?.endsWith('.mjs') ? '.js' : '[extname]'}`,
      },
    },
  },
  server: { port: 5173 },
  preview: { port: 4173 },
});
