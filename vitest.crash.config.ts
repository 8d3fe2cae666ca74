import { defineConfig } from 'vitest/config'
import './scripts/map-group-by.mjs'

/** The built product under load while something is killed, one after the other. */
export default defineConfig({
  test: {
    include: ['test/crash/**/*.crash.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
