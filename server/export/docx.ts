import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Language } from '../../shared/i18n/words.ts'
import type { Conversation } from '../../shared/plan/conversations.ts'
import type { Plan } from '../../shared/plan/plan.ts'

/** What a document's thread is asked for. */
export interface DocxOrder {
  readonly plan: Plan
  readonly language: Language
  readonly extent: Extent
}

/** All of it, or the diagnostic alone with what was said in its margin. */
export type Extent =
  | { readonly type: 'whole' }
  | { readonly type: 'diagnostic'; readonly conversations: readonly Conversation[] }

// Built, the thread's own bundle lies beside the server's; from source, there is none.
const workerFile = join(dirname(fileURLToPath(import.meta.url)), 'docx-worker.js')
const mostMemoryMb = 768

let lastInLine: Promise<unknown> = Promise.resolve()

/** A Word document, made beside the server's thread, one document at a time. */
export function exportDocx(order: DocxOrder): Promise<Uint8Array> {
  const made = lastInLine.then(() => writtenElsewhere(order))
  // The next in line starts whatever became of this one.
  lastInLine = made.catch(() => null)
  return made
}

async function writtenElsewhere(order: DocxOrder): Promise<Uint8Array> {
  if (existsSync(workerFile)) return byWorker(order)
  const { docxFile } = await import('./docx-file.ts')
  return docxFile(order)
}

function byWorker(order: DocxOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    // Says nothing new after a message or an error.
    worker.once('exit', (code) => reject(new Error(`the document's thread ended with ${code}`)))
  })
}
