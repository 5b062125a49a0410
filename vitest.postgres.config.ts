import { defineConfig } from 'vitest/config';

/** `npm run test:postgres`: many sites against a real PostgreSQL with PostGIS, which it starts and takes away again. */
export default defineConfig({
  test: {
    name: 'postgres',
    include: ['tests/postgis/**/*.postgres.ts'],
    environment: 'node',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // Each file has a server; how long one takes is no matter of these tests.
    fileParallelism: false,
  },
});
