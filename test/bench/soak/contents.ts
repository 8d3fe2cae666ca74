import { applyUpdate, Doc } from 'yjs'
import { collectGarbage } from '../../support/garbage.ts'

/** Megabytes of heap that these documents, each a whole Yjs state, take in memory when nothing else is kept of them. */
export function contentMb(states: readonly Uint8Array[]): number {
  // Made once before it counts: the first one pays for code that is compiled.
  build(states)
  const before = heapBytes()
  const documents = build(states)
  const bytes = heapBytes() - before
  for (const document of documents) document.destroy()
  return bytes / 1024 ** 2
}

function build(states: readonly Uint8Array[]): readonly Doc[] {
  return states.map((state) => {
    const document = new Doc()
    applyUpdate(document, state)
    return document
  })
}

function heapBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
