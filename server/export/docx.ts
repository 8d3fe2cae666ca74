import type { Language } from '../../shared/i18n/words.ts'
import type { Conversation } from '../../shared/plan/conversations.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { Line } from '../line.ts'
import { onThread } from './on-thread.ts'

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

const line = new Line()

/** A Word document, made beside the server's thread, one document at a time. */
export function exportDocx(order: DocxOrder): Promise<Uint8Array> {
  return line.run(() => writtenElsewhere(order))
}

async function writtenElsewhere(order: DocxOrder): Promise<Uint8Array> {
  const made = onThread<Uint8Array>('docx-worker.js', order, { memoryMb: 768 })
  if (made) return made
  const { docxFile } = await import('./docx-file.ts')
  return docxFile(order)
}
