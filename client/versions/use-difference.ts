import { useCallback, useEffect, useState } from 'react'
import type { DiagnosticDifference } from '../../shared/plan/compare-diagnostics.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { ask } from '../link/http.ts'

type Answer =
  | { readonly status: 'waiting' | 'failed' }
  | { readonly status: 'ready'; readonly difference: DiagnosticDifference }

// Two large texts take the server seconds.
const timeoutMs = 30_000

/** What is compared with what: two versions of a document, `to` null for its present text. */
interface Compared {
  readonly workshop: string
  readonly document: DocumentName
  readonly from: string
  readonly to: string | null
}

/** What changed between two states of the diagnostic or of a space, as the server tells it; `askAgain` asks again. */
export function useDifference({ workshop, document, from, to }: Compared) {
  const [told, setTold] = useState<{ readonly of: string; readonly answer: Answer } | null>(null)
  const [tries, setTries] = useState(0)
  const query = new URLSearchParams({ from, ...(to === null ? {} : { to }) })
  const path = `/api/workshops/${encodeURIComponent(workshop)}/documents/${document}/difference?${query}`
  const asked = `${tries} ${path}`
  useEffect(() => {
    let isLeft = false
    void ask<DiagnosticDifference>(path, { timeoutMs }).then((said) => {
      if (isLeft) return
      setTold({ of: asked, answer: said.ok ? { status: 'ready', difference: said.value } : { status: 'failed' } })
    })
    return () => {
      isLeft = true
    }
  }, [path, asked])
  const answer: Answer = told?.of === asked ? told.answer : { status: 'waiting' }
  return { answer, askAgain: useCallback(() => setTries((count) => count + 1), []) }
}
