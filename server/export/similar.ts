import type { SimilarFindings } from '../../shared/plan/similar-findings.ts'
import type { Dismissals } from '../../shared/workshop/dismissal.ts'
import type { Merges } from '../../shared/workshop/merge.ts'
import { Line } from '../line.ts'
import { onThread } from './on-thread.ts'

/** A diagnostic as one Yjs update (V1), in which to look for findings that say the same, and what was said of them. */
export interface SimilarOrder {
  readonly state: Uint8Array
  readonly merges: Merges
  readonly dismissals: Dismissals
}

const line = new Line()

/** Findings that seem to say the same, looked for beside the server's thread, one diagnostic after the other. */
export function similarIn(order: SimilarOrder): Promise<readonly SimilarFindings[]> {
  return line.run(() => foundElsewhere(order))
}

async function foundElsewhere(order: SimilarOrder): Promise<readonly SimilarFindings[]> {
  const made = onThread<readonly SimilarFindings[]>('similar-worker.js', order, { memoryMb: 512 })
  if (made) return made
  const { findSimilar } = await import('./find-similar.ts')
  return findSimilar(order)
}
