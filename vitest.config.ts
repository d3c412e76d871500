import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/browser/require-chromium.ts'],
    sequence: { shuffle: true },
    expect: { requireAssertions: true },
  },
})
