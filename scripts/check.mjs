import { checkCode } from './checks.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { runVitest } from './vitest.mjs'

demandNode()
await installDependencies()
const code = await checkCode()
const tests = await runVitest([])
const failed = code.failed + tests.failed
console.log(failed === 0 ? 'Yes.' : `No: ${failed} failed.`)
process.exitCode = failed === 0 ? 0 : 1
