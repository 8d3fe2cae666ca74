import { run, secondsSince } from './run.mjs'

/** What must hold of the code itself: the name that people see, and the command that answers. */
const codeChecks = [
  { name: 'format', command: 'oxfmt --check .' },
  { name: 'lint', command: 'oxlint' },
  { name: 'types of shared', command: 'tsc -p shared' },
  { name: 'types of server', command: 'tsc -p server' },
  { name: 'types of client', command: 'tsc -p client' },
  { name: 'types of test', command: 'tsc -p test' },
  { name: 'unused code', command: 'knip --no-progress' },
]

/** Checks the code, two checks at a time, and says how each went, with all that a failed one has to say. */
export async function checkCode() {
  const waiting = [...codeChecks]
  const outcome = { passed: 0, failed: 0, skipped: 0 }
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) outcome[await outcomeOf(next)]++
  }
  await Promise.all([work(), work()])
  return outcome
}

/** @param {{ readonly name: string, readonly command: string }} check */
async function outcomeOf({ name, command }) {
  const startedAt = performance.now()
  const { code, output } = await run(command.split(' '))
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${secondsSince(startedAt)})`)
  if (code !== 0) console.log(output.trimEnd())
  return code === 0 ? 'passed' : 'failed'
}
