import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

// The headless shell is the same engine without what a person would look at: a story takes a quarter less.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** How a person gets a browser for the tests. */
export const howToGetBrowser =
  'Install Chromium (on Debian or Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.'

/** The Chromium or Chrome that drives the browser tests: the one that was named, or the system's; null where there is none. */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH']
  if (named) return isProgram(named) ? named : null
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const places = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications]
  return places.find(isProgram) ?? null
}

/** The same, installed first where the system lets us do it without asking anyone. */
export async function findOrInstallBrowser() {
  const found = findBrowser()
  if (found || process.env['CHROMIUM_PATH'] || !mayInstall()) return found
  console.log('Installing Chromium…')
  const unattended = { DEBIAN_FRONTEND: 'noninteractive' }
  await run(['apt-get', 'update', '-q'], { env: unattended })
  const { code, output } = await run(['apt-get', 'install', '-yq', '--no-install-recommends', 'chromium'], {
    env: unattended,
  })
  if (code !== 0) console.error(output)
  return findBrowser()
}

function mayInstall() {
  return process.getuid?.() === 0 && isProgram('/usr/bin/apt-get')
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
