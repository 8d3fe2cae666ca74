import { checkCode } from './checks.mjs'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { runVitest } from './vitest.mjs'

// Minutes of dice and of LibreOffice are for `npm test`.
const slow = ['test/fuzz/**', 'test/server/export/**', 'test/server/storage/*damage*']

demandNode()
await installDependencies()
const code = await checkCode()
const tests = await runVitest(slow.flatMap((files) => ['--exclude', files]))
const failed = code.failed + tests.failed
console.log(failed === 0 ? 'Yes.' : `No: ${failed} failed.`)
process.exitCode = failed === 0 ? 0 : 1
