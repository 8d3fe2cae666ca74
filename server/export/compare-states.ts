import * as Y from 'yjs'
import { readDiagnostic, type Diagnostic } from '../../shared/documents/finding.ts'
import { compareDiagnostics, type DiagnosticDifference } from '../../shared/plan/compare-diagnostics.ts'
import type { DifferenceOrder } from './difference.ts'

/** Reads two states of a diagnostic and compares them; it takes its thread for as long as that lasts. */
export function compareStates({ before, after, domains }: DifferenceOrder): DiagnosticDifference {
  return compareDiagnostics(diagnosticIn(before), diagnosticIn(after), domains)
}

function diagnosticIn(state: Uint8Array): Diagnostic {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return readDiagnostic(doc)
}
