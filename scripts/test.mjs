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
const parts = [await checkCode(), await runVitest([]), await buildAndBrowse()]
/** @param {'passed' | 'failed' | 'skipped'} outcome */
const total = (outcome) => parts.reduce((sum, part) => sum + part[outcome], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exitCode = total('failed') === 0 ? 0 : 1

async function buildAndBrowse() {
  if (!(await build())) {
    console.log('✗ build: the browser tests have nothing to open')
    return { passed: 0, failed: 1 + (await storyCount()), skipped: 0 }
  }
  console.log('✓ build')
  const { passed, ...others } = await browse()
  return { passed: passed + 1, ...others }
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
