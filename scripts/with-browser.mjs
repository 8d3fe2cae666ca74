import { findOrInstallBrowser, howToGetBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { run } from './run.mjs'

// Runs a TypeScript program that drives the built product in a browser: node scripts/with-browser.mjs test/bench/bench.ts
demandNode()
await installDependencies()
const browser = (await build()) ? await findOrInstallBrowser() : null
if (browser === null) {
  console.error(`A build and a browser are needed. ${howToGetBrowser}`)
  process.exit(1)
}
const { code } = await run(['tsx', ...process.argv.slice(2)], { shown: true, env: { CHROMIUM_PATH: browser } })
process.exitCode = code
