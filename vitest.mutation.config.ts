import { defineConfig } from 'vitest/config';

/** `npm run test:mutation`: changes every rule of the pack a little and asks whether its examples notice. */
export default defineConfig({
  test: {
    name: 'mutation',
    include: ['tests/mutation/**/*.mutation.ts'],
    environment: 'node',
    disableConsoleIntercept: true,
  },
});
