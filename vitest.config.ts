import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/reproducible.ts'],
    globalSetup: ['test/browser/require-chromium.ts', 'test/store/serve-postgres.ts'],
    // No test is about time: a slow machine may take its own.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { shuffle: true, ...(process.env.CI === 'true' && { seed: 20_250_816 }) },
    expect: { requireAssertions: true },
  },
})
