import { defineConfig } from 'vitest/config'

/** What `npm run mutation` tries mutants on: the tests of the core and of digests that are quick. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/digests/**/*.test.ts', 'test/commands/digest.test.ts'],
    exclude: [
      // These take seconds, or a PostgreSQL.
      '**/linear-time.test.ts',
      '**/digest-runner.model.test.ts',
      '**/schedule.walk.test.ts',
      '**/carry-digests.test.ts',
    ],
    setupFiles: ['test/support/reproducible.ts'],
    env: { CI: 'true', FEW_RUNS: 'true' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
    sequence: { seed: 20_250_816 },
  },
})
