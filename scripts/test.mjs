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
const parts = [await checkCode(), await runVitest([]), await checkBuild(), await runBrowserTests()]
/** @param {'passed' | 'failed' | 'skipped'} outcome */
const total = (outcome) => parts.reduce((sum, part) => sum + part[outcome], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exitCode = total('failed') === 0 ? 0 : 1

async function checkBuild() {
  const isBuilt = await build()
  console.log(`${isBuilt ? '✓' : '✗'} build`)
  return { passed: Number(isBuilt), failed: Number(!isBuilt), skipped: 0 }
}

async function runBrowserTests() {
  const browser = await findOrInstallBrowser()
  if (browser) return runVitest(['--config', 'vitest.e2e.config.ts'], { CHROMIUM_PATH: browser })
  console.log(`The browser tests did not run: no browser was found. ${howToGetBrowser}`)
  const stories = (await readdir(join(root, 'test/e2e'))).filter((file) => file.endsWith('.e2e.ts')).length
  const isRequired = process.env['REQUIRE_BROWSER'] === '1'
  return { passed: 0, failed: isRequired ? stories : 0, skipped: isRequired ? 0 : stories }
}
