import { useCallback, useEffect, useState } from 'react'
import type { DiagnosticDifference } from '../../shared/plan/compare-diagnostics.ts'
import { ask } from '../link/http.ts'

type Answer =
  | { readonly status: 'waiting' | 'failed' }
  | { readonly status: 'ready'; readonly difference: DiagnosticDifference }

// Two large texts take the server seconds.
const timeoutMs = 30_000

/** What changed between two states of the diagnostic, as the server tells it; `askAgain` asks again. */
export function useDifference(workshop: string, from: string, to: string | null) {
  const [told, setTold] = useState<{ readonly of: string; readonly answer: Answer } | null>(null)
  const [tries, setTries] = useState(0)
  const query = new URLSearchParams({ from, ...(to === null ? {} : { to }) })
  const path = `/api/workshops/${encodeURIComponent(workshop)}/documents/diagnostic/difference?${query}`
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
