import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Line } from '../line.ts'
import type { ImportOrder, ImportPreview } from './order.ts'

// Built, the thread's own bundle lies beside the server's; from source, there is none.
const workerFile = join(dirname(fileURLToPath(import.meta.url)), 'import-worker.js')
const mostMemoryMb = 256
const mostMs = 10_000

const line = new Line()

/** Reads a file beside the server's thread, one at a time, for as long and in as much memory as it may take. */
export function readElsewhere(order: ImportOrder): Promise<ImportPreview> {
  return line.run(() => preview(order))
}

async function preview(order: ImportOrder): Promise<ImportPreview> {
  if (existsSync(workerFile)) return byWorker(order)
  const { previewOf } = await import('./preview.ts')
  return previewOf(order)
}

function byWorker(order: ImportOrder): Promise<ImportPreview> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    })
    const tooLong = () => {
      resolve({ ok: false, problem: 'took-too-long', where: '' })
      void worker.terminate()
    }
    const late = setTimeout(tooLong, mostMs)
    worker.once('message', resolve)
    worker.once('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooLong()
      else reject(error)
    })
    // Says nothing new after a message or an error.
    worker.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the file's thread ended with ${code}`))
    })
  })
}
