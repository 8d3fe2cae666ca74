import { defineConfig } from 'vitest/config'
import './scripts/map-group-by.mjs'

/** Browser tests: real Chromium against the built product, two stories at a time, each with a server and browsers of its own. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
})
