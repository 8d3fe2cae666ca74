import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run, secondsSince } from './run.mjs'

const sources = ['client', 'server', 'shared', 'public', 'demo']
const settings = ['package-lock.json', 'tsconfig.base.json', 'vite.config.ts', 'vite.server.config.ts']
const stamp = join(root, 'dist/built-from')
const products = [join(root, 'dist/client/index.html'), join(root, 'dist/server/main.js'), stamp]

/** Builds client and server into dist/, unless they were built from these very sources; answers whether dist/ is good. */
export async function build() {
  const fingerprint = await fingerprintOfSources()
  if (await isBuiltFrom(fingerprint)) return true
  const startedAt = performance.now()
  console.log('Building…')
  // Gone until both are done: a build that is cut short is begun again.
  await rm(stamp, { force: true })
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    const { code, output } = await run(['vite', 'build', '--config', config, '--logLevel', 'warn'])
    if (output.trim() !== '') console.error(output.trimEnd())
    if (code !== 0) return false
  }
  await writeFile(stamp, fingerprint)
  console.log(`Built in ${secondsSince(startedAt)}.`)
  return true
}

/** @param {string} fingerprint */
async function isBuiltFrom(fingerprint) {
  if (!products.every(existsSync)) return false
  return (await readFile(stamp, 'utf8')) === fingerprint
}

async function fingerprintOfSources() {
  const found = await Promise.all(sources.map(filesOf))
  const hash = createHash('sha256')
  for (const file of [...found.flat(), ...settings].toSorted((a, b) => (a < b ? -1 : 1))) {
    hash.update(`\0${file}\0`).update(await readFile(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {string} folder */
async function filesOf(folder) {
  if (!existsSync(join(root, folder))) return []
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}
