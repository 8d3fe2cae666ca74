import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.mjs'

/**
 * Runs vitest for all to see and counts what it came to; a run that breaks outside of any test counts as a failure.
 *
 * @param {readonly string[]} given
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ readonly passed: number, readonly failed: number, readonly skipped: number }>}
 */
export async function runVitest(given, env = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tour-de-table-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(['vitest', 'run', ...reporters, ...given], { shown: true, env })
  const counts = await counted(report)
  await rm(folder, { recursive: true })
  return { ...counts, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed }
}

/** @param {string} report */
async function counted(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      await readFile(report, 'utf8'),
    )
    const broken = testResults.filter(isBroken).length
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
  } catch {
    // No report: vitest stopped before the first test, and its exit code says so.
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

// A file that could not even be loaded: it has failed, and so has none of its tests.
/** @param {{ readonly status: string, readonly assertionResults: readonly { readonly status: string }[] }} file */
function isBroken({ status, assertionResults }) {
  return status === 'failed' && assertionResults.every((test) => test.status !== 'failed')
}
