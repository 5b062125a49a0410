import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  "require-trusted-types-for 'script'",
  'trusted-types default paper',
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

/** The map is asked for together with the page, not once the page has run: it is the largest part of the start. */
function preloadMap(): Plugin {
  return {
    name: 'preload-map',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const reached = (from: string, seen = new Set<string>()): Set<string> => {
          if (!seen.has(from)) {
            seen.add(from);
            for (const next of chunks.find(({ fileName }) => fileName === from)?.imports ?? []) reached(next, seen);
          }
          return seen;
        };
        const entry = chunks.find(({ isEntry }) => isEntry)?.fileName ?? '';
        const map = chunks.find(({ name }) => name === 'map-region')?.fileName;
        if (map === undefined) throw new Error('the map is no chunk of its own any more');
        const already = reached(entry);
        const missing = [...reached(map)].filter((file) => !already.has(file));
        return missing.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}

const PROJ4 = fileURLToPath(new URL('node_modules/proj4/', import.meta.url));

/**
 * What proj4 brings along and the page has no use for. Of its thirty projections `src/geo/project.ts` names one (tmerc, in its
 * exact form); it writes its systems as PROJ strings, never as WKT, and knows no military grid.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '../projs': `import tmerc from ${JSON.stringify(join(PROJ4, 'lib/projections/etmerc.js'))};
               export default ({ Proj }) => Proj.projections.add(tmerc);`,
  'wkt-parser': "export default () => { throw new Error('no WKT in this build'); };",
  mgrs: `export const toPoint = () => { throw new Error('no MGRS in this build'); };
         export const forward = toPoint;
         export default {};`,
};

/** Puts the few lines above in the place of those parts of proj4. */
function leanProjection(): Plugin {
  const prefix = '\0lean-proj4/';
  return {
    name: 'lean-projection',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (source in LEFT_OUT && importer?.startsWith(PROJ4) ? prefix + source : null),
    load: (asked) => (asked.startsWith(prefix) ? LEFT_OUT[asked.slice(prefix.length)] : null),
  };
}

/** List of what is kept for use without the server, itself among it: the page tells by it how far the keeping is. */
const KEPT_LIST = 'offline-files.json';

interface KeptFile {
  readonly url: string;
  /** Null where the name itself changes with the content. */
  readonly revision: string | null;
  readonly size: number;
}

/** Writes the list beside the page and has it kept too. */
function listKept(entries: readonly KeptFile[]): { manifest: KeptFile[]; warnings: string[] } {
  const files = entries.map(({ url, revision, size }) => ({ url, revision, bytes: size }));
  const text = JSON.stringify(files);
  writeFileSync(new URL(`dist/${KEPT_LIST}`, import.meta.url), text);
  const revision = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { manifest: [...entries, { url: KEPT_LIST, revision, size: text.length }], warnings: [] };
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
    globIgnores: [KEPT_LIST],
    manifestTransforms: [listKept],
    // A page address never carries a query; data is asked for by exact name.
    navigateFallback: 'index.html',
  },
});

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Browser build: static files that work under any sub-path, from any plain server. */
export default defineConfig({
  base: './',
  plugins: [leanProjection(), react(), contentSecurityPolicy(), preloadMap(), offline],
  define: { __APP_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    // Names and licence texts of everything that was bundled, beside the page.
    license: { fileName: 'licences.md' },
    // MapLibre's worker comes as .mjs, which plain servers often do not know as a script.
    rolldownOptions: {
      output: {
        // Set up in the chunk that holds it, the validator is so before any other chunk makes a schema.
        codeSplitting: { groups: [{ name: 'validator', test: /node_modules\/zod\/|validator-setup/ }] },
        assetFileNames: ({ names }) => `assets/[name]-[hash]${names[0]?.endsWith('.mjs') ? '.js' : '[extname]'}`,
      },
    },
  },
  server: { port: 5173 },
  preview: { port: 4173 },
});
