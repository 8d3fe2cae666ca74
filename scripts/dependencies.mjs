import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run, secondsSince } from './run.mjs'

/** Installs the packages of the lock file, unless they are already there. */
export async function installDependencies() {
  if (await areInstalled()) return
  const startedAt = performance.now()
  console.log('Installing packages…')
  // Building and testing need the development packages, even where NODE_ENV says production.
  const { code, output } = await run(['npm', 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) {
    console.error(output)
    console.error('The packages could not be installed: see above. Is the network there?')
    process.exit(1)
  }
  console.log(`Packages installed in ${secondsSince(startedAt)}.`)
}

// npm leaves in node_modules a record of what it installed, written last: an interrupted installation has none.
async function areInstalled() {
  const wanted = await packages('package-lock.json')
  const installed = await packages('node_modules/.package-lock.json')
  if (!wanted || !installed) return false
  const isAsWanted = Object.entries(installed).every(([path, { version }]) => wanted[path]?.version === version)
  // An optional package may be for another system.
  const isComplete = Object.entries(wanted).every(([path, { optional }]) => path === '' || optional || installed[path])
  return isAsWanted && isComplete
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }> | null>}
 */
async function packages(file) {
  try {
    return JSON.parse(await readFile(join(root, file), 'utf8')).packages
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
