import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What the benchmark keeps between runs: the peers' packages, documents, results. Git does not see it. */
export const benchFolder = join(root, '.bench')
