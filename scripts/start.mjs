import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'

demandNode()
await installDependencies()
if (!(await build())) {
  console.error('The product could not be built: see above.')
  process.exit(1)
}
// In this same process, so that a signal or an exit code needs no one to pass it on.
await import(new URL('../dist/server/main.js', import.meta.url).href)
