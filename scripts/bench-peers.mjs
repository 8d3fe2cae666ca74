import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { root, run } from './run.mjs'

// Measures the built server beside its peers: npm run bench:peers -- typing --rounds 1
demandNode()
await installDependencies()
if (!(await build())) process.exit(1)
for (const [name, packages] of Object.entries(peers())) await installPeer(name, packages)
const { code } = await run(['tsx', 'test/bench/peers/peers.ts', ...process.argv.slice(2)], { shown: true })
process.exitCode = code

/** The newest versions that run on this Node with Yjs 13: @y/websocket-server 0.1.5 wants Yjs 14. */
function peers() {
  const isNode22 = Number(process.versions.node.split('.')[0]) >= 22
  const hocuspocus = isNode22 ? '4.7.0' : '3.4.4'
  return {
    'y-websocket': ['@y/websocket-server@0.1.1', 'y-leveldb@0.2.0', 'yjs@13.6.33'],
    hocuspocus: [
      `@hocuspocus/server@${hocuspocus}`,
      `@hocuspocus/extension-sqlite@${hocuspocus}`,
      'y-protocols@1.0.7',
      'yjs@13.6.33',
    ],
  }
}

/**
 * Installs a peer into a folder of its own, unless the very same is there.
 *
 * @param {string} name
 * @param {readonly string[]} packages
 */
async function installPeer(name, packages) {
  const folder = join(root, '.bench/peers', name)
  const stamp = join(folder, 'installed')
  const wanted = `${packages.join(' ')} node ${process.versions.modules}`
  const installed = await readFile(stamp, 'utf8').catch(() => null)
  if (installed === wanted) return
  console.log(`Installing ${packages.join(' ')}…`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  const options = ['--no-audit', '--no-fund', '--loglevel=error', '--save-exact']
  const { code, output } = await run(['npm', 'install', '--prefix', folder, ...options, ...packages])
  if (code !== 0) {
    console.error(output)
    console.error(`${name} could not be installed: see above.`)
    process.exit(1)
  }
  await writeFile(stamp, wanted)
}
