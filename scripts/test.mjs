import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findOrInstallBrowser, howToGetBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { checkCode } from './checks.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { root } from './run.mjs'
import { runVitest } from './vitest.mjs'

demandNode()
await installDependencies()
const parts = [await checkCode(), await runVitest([]), await tryBuilt()]
/** @param {'passed' | 'failed' | 'skipped'} outcome */
const total = (outcome) => parts.reduce((sum, part) => sum + part[outcome], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exitCode = total('failed') === 0 ? 0 : 1

async function tryBuilt() {
  if (!(await build())) {
    console.log('✗ build: there is nothing to kill, and nothing for the browser tests to open')
    return { passed: 0, failed: 2 + (await storyCount()), skipped: 0 }
  }
  console.log('✓ build')
  const [killed, browsed] = [await runVitest(['--config', 'vitest.crash.config.ts']), await browse()]
  return {
    passed: 1 + killed.passed + browsed.passed,
    failed: killed.failed + browsed.failed,
    skipped: killed.skipped + browsed.skipped,
  }
}

async function browse() {
  const browser = await findOrInstallBrowser()
  if (browser) return runVitest(['--config', 'vitest.e2e.config.ts'], { CHROMIUM_PATH: browser })
  console.log(`The browser tests did not run: no browser was found. ${howToGetBrowser}`)
  const stories = await storyCount()
  const isRequired = process.env['REQUIRE_BROWSER'] === '1'
  return { passed: 0, failed: isRequired ? stories : 0, skipped: isRequired ? 0 : stories }
}

async function storyCount() {
  const files = await readdir(join(root, 'test/e2e'))
  return files.filter((file) => file.endsWith('.e2e.ts')).length
}
