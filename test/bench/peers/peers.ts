import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare } from './compare.ts'
import { benchFolder, root } from './folders.ts'
import { growthPicture } from './growth-picture.ts'
import { verdictsOn } from './limits.ts'
import { readOptions, usage, type BenchOptions } from './options.ts'
import type { Result } from './result.ts'
import { casesNamed } from './scenarios/scenarios.ts'
import { resultTable, verdictTable } from './tables.ts'
import { targets } from './targets/targets.ts'

const options = readOptions(process.argv.slice(2))
if (options) process.exit(await bench(options))
console.log(usage)

/** Runs what is asked for and prints it; the exit code says whether every limit held. */
async function bench(given: BenchOptions): Promise<number> {
  const chosen = targets.filter(({ name }) => given.targets.includes(name))
  const folder = join(benchFolder, 'results')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.jsonl`)
  const results: Result[] = []
  for (const name of given.scenarios) {
    for (const one of casesNamed(name, given.overrides)) {
      const result = await compare(name, one, { targets: chosen, options: given })
      results.push(result)
      await appendFile(file, `${JSON.stringify(result)}\n`)
      console.log(`\n${resultTable(result)}`)
    }
  }
  if (isWholeGrowth(given)) {
    await writeFile(join(root, 'docs/growth.svg'), growthPicture(results))
  }
  const verdicts = verdictsOn(results)
  console.log(`\n${verdictTable(verdicts)}\n\nAll runs: ${file}`)
  const hasFailed = results.some(({ failures }) => failures.length > 0)
  return hasFailed || verdicts.some(({ isHeld }) => isHeld === false) ? 1 : 0
}

// The picture in the documentation is not drawn from a part.
function isWholeGrowth({ scenarios, targets: names, overrides }: BenchOptions): boolean {
  const isWhole = names.length === targets.length && Object.keys(overrides).length === 0
  return isWhole && (['growth-clients', 'growth-rooms'] as const).every((name) => scenarios.includes(name))
}
