import { useMemo, useState } from 'react'
import type { FindingId } from '../../shared/id.ts'
import { institutionOf, kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { UsedDocument } from '../link/use-document.ts'
import { useView, useWorkshop } from '../link/workshop-context.tsx'
import type { Desk, PouringChoice } from './desk.ts'
import { signerOf } from './finding-reserves.tsx'

interface Given extends Pick<Desk, 'me' | 'passages' | 'acts' | 'spots' | 'standIn'> {
  readonly open: UsedDocument
  readonly document: DocumentName
}

/** What every finding of a page shares. */
export function useFindingsDesk({ open, document, me, passages, acts, spots, standIn }: Given): Desk {
  const { view } = useWorkshop()
  const { domains, institutions } = view.workshop
  const { doc, link, undo, awareness, mayWrite } = open
  const { reserves, merges } = view
  const isSpace = kindOf(document) === 'space'
  const pouring = usePouring(document)
  // A reserve is on what is shared.
  const signsFor = isSpace ? null : signerOf(view)
  const writing = useMemo(() => ({ doc, link, undo, awareness, mayWrite }), [doc, link, undo, awareness, mayWrite])
  const shared = useMemo(
    () => ({ domains, institutions, reserves, merges, standIn, signsFor, isSpace, pouring }),
    [domains, institutions, reserves, merges, standIn, signsFor, isSpace, pouring],
  )
  return useMemo(
    () => ({ document, ...writing, ...shared, me, passages, acts, spots }),
    [document, writing, shared, me, passages, acts, spots],
  )
}

// Only members choose what is poured, in whatever domain.
function usePouring(document: DocumentName): PouringChoice | null {
  const [chosen, choose] = useState<ReadonlySet<FindingId>>(new Set())
  const institution = institutionOf(document)
  const isOwn = useView(({ me }) => institution !== null && me?.institution === institution)
  return useMemo(
    () => (isOwn && institution !== null ? { institution, chosen, choose } : null),
    [isOwn, institution, chosen],
  )
}
