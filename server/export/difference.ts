import type { DiagnosticDifference } from '../../shared/plan/compare-diagnostics.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { Line } from '../line.ts'
import { onThread } from './on-thread.ts'

/** Two states of a diagnostic, each as one Yjs update (V1), to be compared. */
export interface DifferenceOrder {
  readonly before: Uint8Array
  readonly after: Uint8Array
  readonly domains: readonly Domain[]
}

const line = new Line()

/** What changed between two states of a diagnostic, worked out beside the server's thread, one after the other. */
export function diagnosticDifference(order: DifferenceOrder): Promise<DiagnosticDifference> {
  return line.run(() => comparedElsewhere(order))
}

async function comparedElsewhere(order: DifferenceOrder): Promise<DiagnosticDifference> {
  const made = onThread<DiagnosticDifference>('difference-worker.js', order, { memoryMb: 512 })
  if (made) return made
  const { compareStates } = await import('./compare-states.ts')
  return compareStates(order)
}
