import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ActionPlan } from '../../shared/documents/action.ts'
import type { Diagnostic } from '../../shared/documents/finding.ts'
import type { InstitutionId } from '../../shared/id.ts'
import { institutionOf } from '../../shared/workshop/document-name.ts'
import { ask } from '../link/http.ts'
import { useView } from '../link/workshop-context.tsx'
import type { ReadDocuments } from './gathered.ts'

/** The documents, as far as they have been read. */
export type ReadState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly documents: ReadDocuments; readonly since: number | null }

const doorOf = (workshop: string, door: string) => `/api/workshops/${encodeURIComponent(workshop)}/${door}`

/** Reads the documents that are commented, and when the last visit ended, once and again when told to. */
export function useReadDocuments(): { readonly state: ReadState; readonly readAgain: () => void } {
  const workshop = useView((view) => view.workshop.id)
  const [state, setState] = useState<ReadState>({ status: 'loading' })
  const [times, setTimes] = useState(0)
  const commented = useCommentedSpaces()
  useEffect(() => {
    let isLeft = false
    void readAll(workshop, commented).then((read) => {
      if (!isLeft) setState(read)
    })
    return () => {
      isLeft = true
    }
  }, [workshop, commented, times])
  const readAgain = useCallback(() => {
    setState({ status: 'loading' })
    setTimes((count) => count + 1)
  }, [])
  return { state, readAgain }
}

// The same list while no other space is commented: threads change at each comment.
function useCommentedSpaces(): readonly InstitutionId[] {
  const threads = useView((view) => view.threads)
  const names = Object.values(threads).flatMap(({ document }) => institutionOf(document) ?? [])
  const key = [...new Set(names)].toSorted().join(' ')
  return useMemo(() => (key === '' ? [] : (key.split(' ') as InstitutionId[])), [key])
}

async function readAll(workshop: string, institutions: readonly InstitutionId[]): Promise<ReadState> {
  const read = <Kind>(name: string) => ask<Kind>(doorOf(workshop, `documents/${name}`))
  const [diagnostic, plan, visits, ...spaces] = await Promise.all([
    read<Diagnostic>('diagnostic'),
    read<ActionPlan>('plan'),
    ask<{ readonly since: number | null }>(doorOf(workshop, 'visits'), { body: {} }),
    ...institutions.map((institution) => read<Diagnostic>(`space-${institution}`)),
  ])
  if (!diagnostic.ok || !plan.ok) return { status: 'failed' }
  const known = institutions.flatMap((institution, index) => {
    const space = spaces[index]
    return space?.ok ? [[institution, space.value] as const] : []
  })
  const documents = { diagnostic: diagnostic.value, plan: plan.value, spaces: Object.fromEntries(known) }
  // Without the visit nothing is marked as new: the conversations are there all the same.
  return { status: 'ready', documents, since: visits.ok ? visits.value.since : null }
}
