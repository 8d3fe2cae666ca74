import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { run } from './run.mjs'

// Runs a TypeScript program against the built product: node scripts/with-build.mjs test/bench/soak/soak.ts
demandNode()
await installDependencies()
if (!(await build())) {
  console.error('The product could not be built: see above.')
  process.exit(1)
}
const { code } = await run(['tsx', ...process.argv.slice(2)], { shown: true })
process.exitCode = code
