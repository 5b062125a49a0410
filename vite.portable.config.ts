import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const PUBLIC = join(ROOT, 'public');

/** A module `x.ts` that has a sibling `x.portable.ts` is replaced by it. */
function portableSiblings(): Plugin {
  return {
    name: 'portable-siblings',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer || !source.endsWith('.ts') || source.endsWith('.portable.ts')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const sibling = resolved?.id.replace(/\.ts$/, '.portable.ts');
      return sibling && existsSync(sibling) ? sibling : null;
    },
  };
}

/** Every published data file as a block of base64 that the page hands to its worker. */
function dataBlocks(): string {
  const folder = join(PUBLIC, 'data');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const path = relative(PUBLIC, file).replaceAll('\\', '/');
      return `<script type="application/octet-stream" data-file="${path}">${readFileSync(file).toString('base64')}</script>`;
    })
    .join('\n');
}

function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}

/**
 * The policy of a page opened from disk: exactly its own script and styles, workers made of its own text, nothing from
 * the network at all.
 */
function policyFor(html: string): string {
  const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/g;
  const hashes = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, code = '']) => hashOf(code));
  // The script writes reports that have styles of their own; those of the page are outside of it.
  const styles = hashes(html.replaceAll(script, ''), /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    "default-src 'none'",
    `script-src ${hashes(html, script).join(' ')} blob:`,
    'worker-src blob: data:',
    'connect-src blob: data:',
    'img-src data: blob:',
    `style-src ${styles.join(' ')}`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Encloses the data and seals the page, once everything else has been written into it. */
function encloseAndSeal(): Plugin {
  return {
    name: 'enclose-and-seal',
    writeBundle({ dir = '' }) {
      const file = join(dir, 'index.html');
      const icon = readFileSync(join(PUBLIC, 'icon.svg')).toString('base64');
      const page = readFileSync(file, 'utf8')
        .replace(/\s*<link rel="manifest"[^>]*>/, '')
        .replace(/(<link rel="icon" href=)"[^"]*"/, `$1"data:image/svg+xml;base64,${icon}"`);
      const policy = `<meta http-equiv="Content-Security-Policy" content="${policyFor(page)}">`;
      const sealed = page
        .replace('<head>', (head) => `${head}\n    ${policy}`)
        .replace('<div id="root"></div>', (root) => `${root}\n${dataBlocks()}`);
      writeFileSync(file, sealed);
    },
  };
}

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** One HTML file that holds the app and its data and is opened from disk, without any server. */
export default defineConfig({
  base: './',
  plugins: [portableSiblings(), react(), viteSingleFile({ removeViteModuleLoader: true }), encloseAndSeal()],
  define: { __APP_VERSION__: JSON.stringify(version) },
  publicDir: false,
  // A module worker is fetched under rules that a page from disk cannot meet.
  worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
  build: {
    target: 'es2023',
    outDir: 'dist-portable',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 20_000,
  },
});
