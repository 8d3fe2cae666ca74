import { useCallback, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { SimilarFindings } from '../../shared/plan/similar-findings.ts'
import { ask } from '../link/http.ts'
import { useConnection, useView } from '../link/workshop-context.tsx'

// The server looks once for all who ask; a text that is being written is looked at now and then.
const againAfterMs = 8_000

/** The proposals of the whole diagnostic as the server last gave them. */
export interface SimilarSearch {
  /** Null until there was a first answer. */
  readonly proposals: readonly SimilarFindings[] | null
  readonly hasFailed: boolean
  readonly isOffline: boolean
  readonly searchAgain: () => void
}

/** Asks which findings seem to say the same: at once, when merges or dismissals change, and a while after the text did. */
export function useSimilarFindings(doc: Y.Doc): SimilarSearch {
  const workshop = useView((view) => view.workshop.id)
  const merges = useView((view) => view.merges)
  const dismissals = useView((view) => view.dismissals)
  const isOffline = useConnection().status === 'cut'
  const [proposals, setProposals] = useState<readonly SimilarFindings[] | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [asked, setAsked] = useState(0)
  const searchAgain = useCallback(() => setAsked((times) => times + 1), [])
  useEffect(() => {
    if (isOffline) return undefined
    let isOver = false
    const path = `/api/workshops/${encodeURIComponent(workshop)}/documents/diagnostic/similar`
    void ask<{ readonly proposals: readonly SimilarFindings[] }>(path).then((answer) => {
      if (isOver) return
      setFailed(!answer.ok)
      if (answer.ok) setProposals(answer.value.proposals)
    })
    return () => {
      isOver = true
    }
  }, [workshop, merges, dismissals, isOffline, asked])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const later = () => {
      timer ??= setTimeout(() => {
        timer = null
        searchAgain()
      }, againAfterMs)
    }
    doc.on('update', later)
    return () => {
      doc.off('update', later)
      if (timer) clearTimeout(timer)
    }
  }, [doc, searchAgain])
  return { proposals, hasFailed, isOffline, searchAgain }
}
