import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

// Built, a thread's own bundle lies beside the server's; from source, there is none.
const folder = dirname(fileURLToPath(import.meta.url))

interface Limits {
  readonly memoryMb: number
}

/** What a built thread answers to an order, beside the server's own; null from source, where there are no bundles. */
export function onThread<Answer>(bundle: string, order: unknown, { memoryMb }: Limits): Promise<Answer> | null {
  const file = join(folder, bundle)
  if (!existsSync(file)) return null
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    worker.once('message', resolve)
    worker.once('error', reject)
    // Says nothing new after a message or an error.
    worker.once('exit', (code) => reject(new Error(`the thread ${bundle} ended with ${code}`)))
  })
}
