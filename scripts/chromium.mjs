// The Chromium of the tests: the one `npm ci` brings, unpacked once into node_modules/.cache, so that a machine without
// a browser can run them. CHROMIUM_PATH takes another one.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packageDir = join(root, 'node_modules/@sparticuz/chromium');

export const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Only the map needs WebGL; what else is on the page the processor paints quicker without a pretended graphics card.
  '--disable-gpu-compositing',
  '--ignore-gpu-blocklist',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

async function inflate(from, to) {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function unpackTar(from, into) {
  const tar = `${into}.tar`;
  mkdirSync(into);
  await inflate(from, tar);
  const { status, stderr } = spawnSync('tar', ['-xf', tar, '-C', into]);
  if (status !== 0) throw new Error(`tar could not unpack ${from}: ${stderr}`);
  rmSync(tar);
}

/** Folder of the unpacked browser. Unpacks beside and renames, so that two callers at once never see half a binary. */
async function unpackedDir() {
  const { version } = createRequire(import.meta.url)(join(packageDir, 'package.json'));
  const dir = join(root, 'node_modules/.cache', `chromium-${version}`);
  if (existsSync(dir)) return dir;
  mkdirSync(dirname(dir), { recursive: true });
  const fresh = mkdtempSync(`${dir}-`);
  await inflate(join(packageDir, 'bin/chromium.br'), join(fresh, 'chromium'));
  chmodSync(join(fresh, 'chromium'), 0o755);
  await unpackTar(join(packageDir, 'bin/swiftshader.tar.br'), join(fresh, 'swiftshader'));
  spawnSync('sh', ['-c', 'mv swiftshader/* . && rmdir swiftshader'], { cwd: fresh });
  await unpackTar(join(packageDir, 'bin/al2023.tar.br'), join(fresh, 'libs'));
  try {
    renameSync(fresh, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error;
    rmSync(fresh, { recursive: true });
  }
  return dir;
}

/** Path of a Chromium that can run here, and the environment it needs. */
export async function chromiumPath() {
  if (process.env.CHROMIUM_PATH) return { path: process.env.CHROMIUM_PATH, env: process.env };
  const dir = await unpackedDir();
  const path = join(dir, 'chromium');
  const missing = spawnSync('ldd', [path], { encoding: 'utf8' }).stdout?.includes('not found');
  const env = missing
    ? {
        ...process.env,
        LD_LIBRARY_PATH: [join(dir, 'libs/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      }
    : process.env;
  return { path, env };
}

/** A playwright-core Browser on that Chromium. */
export async function launchChromium(options = {}) {
  const { chromium } = await import('playwright-core');
  const { path, env } = await chromiumPath();
  return chromium.launch({ executablePath: path, env, args: FLAGS, headless: true, ...options });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await chromiumPath()).path);
