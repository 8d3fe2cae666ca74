import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'

// What an operator does with the data: node scripts/operate.mjs backup FILE
demandNode()
await installDependencies()
if (!(await build())) {
  console.error('The product could not be built: see above.')
  process.exit(1)
}
await import(new URL('../dist/server/operate.js', import.meta.url).href)
