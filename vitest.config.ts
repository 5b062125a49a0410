import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumPath, FLAGS } from './scripts/chromium.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const { path, env } = await chromiumPath();
const launchOptions = { executablePath: path, args: FLAGS, env: env as Record<string, string> };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/e2e/**'],
          environment: 'node',
          // Every core; what draws comes after, since a picture without a graphics card takes them all.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
          // A hang must end, a busy machine must not fail: no test is about time.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Loaded only when such a file is read; found late, they would reload the page under the tests.
        optimizeDeps: { include: ['fflate', 'saxes'] },
        define: { __APP_VERSION__: JSON.stringify(version) },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // How long a busy machine takes over a page is no matter of these tests.
          expect: { poll: { timeout: 20_000 } },
          // Without a graphics card a picture may come late once on a busy machine; what fails twice is a fault. Repeats are reported.
          retry: 1,
          // Two files: one draws while the other waits. More would only be slower each.
          maxWorkers: 2,
        },
      },
    ],
  },
});
