import * as Y from 'yjs'
import { readDiagnostic } from '../../shared/documents/finding.ts'
import { similarFindings, type SimilarFindings } from '../../shared/plan/similar-findings.ts'
import type { SimilarOrder } from './similar.ts'

/** Reads a diagnostic and looks for findings that say the same; it takes its thread for as long as that lasts. */
export function findSimilar({ state, ...said }: SimilarOrder): readonly SimilarFindings[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return similarFindings({ findings: readDiagnostic(doc).findings, ...said })
}
