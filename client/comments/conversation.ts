import { useMemo, useState } from 'react'
import type { Anchor } from '../../shared/workshop/thread.ts'
import type { DraftPassage, Passages } from '../editor/passage.ts'
import type { ThreadCircle } from './thread-circle.ts'
import { linkedThread, useLinkedThread } from './thread-link.ts'
import type { PlacedThread, ThreadFilter } from './thread-order.ts'

/** What a comment being written stands on. */
export type DraftAnchor =
  | { readonly on: 'passage'; readonly passage: DraftPassage }
  | Exclude<Anchor, { readonly on: 'passage' }>

/** A comment being written, and where it will stand. */
export interface Draft {
  readonly subject: string
  readonly code: string | null
  readonly anchor: DraftAnchor
}

/** Where a comment on a whole finding or action will stand, or on words of it. */
export function draftAnchor(passage: DraftPassage | null, title: string): DraftAnchor {
  return passage ? { on: 'passage', passage } : { on: 'whole', words: title }
}

/** What a person may do in the margin; these never change, so that cards need not be drawn again. */
export interface ConversationActs {
  readonly choose: (filter: ThreadFilter) => void
  readonly chooseCircle: (circle: ThreadCircle) => void
  /** Makes a thread the active one, in the text and in the margin. */
  readonly activate: (thread: string | null) => void
  /** The same without bringing the panel up: on a phone it would cover the words being written. */
  readonly follow: (thread: string) => void
  readonly begin: (draft: Draft) => void
  readonly endDraft: () => void
  readonly setOpen: (isOpen: boolean) => void
}

/** What a person is doing in the margin of a document. */
export interface Conversation extends ConversationActs {
  readonly filter: ThreadFilter
  readonly circle: ThreadCircle
  readonly active: string | null
  readonly draft: Draft | null
  /** On a phone, whether the panel is up. */
  readonly isOpen: boolean
}

/** The state of the margin, shared by the text and the threads beside it. */
export function useConversation(threads: readonly PlacedThread[]): Conversation & { readonly acts: ConversationActs } {
  const [state, setState] = useState(beginning)
  const acts = useMemo<ConversationActs>(() => {
    const change = (part: Partial<State>) => setState((last) => ({ ...last, ...part }))
    return {
      choose: (chosen) => change({ chosen, active: null }),
      chooseCircle: (circle) => change({ circle, active: null }),
      activate: (active) => change({ active, isOpen: active !== null }),
      follow: (active) => change({ active }),
      begin: (draft) => change({ draft, active: null, isOpen: true }),
      endDraft: () => change({ draft: null }),
      setOpen: (isOpen) => change({ isOpen }),
    }
  }, [])
  useLinkedThread(acts.activate)
  const filter = threads.find(({ thread }) => thread.id === state.active)?.filter ?? state.chosen
  return { ...state, ...acts, acts, filter }
}

interface State extends Pick<Conversation, 'circle' | 'active' | 'draft' | 'isOpen'> {
  readonly chosen: ThreadFilter
}

// The address may lead to a thread: it is the active one from the first moment.
function beginning(): State {
  const active = linkedThread()
  return { chosen: 'open', circle: 'everybody', active, draft: null, isOpen: active !== null }
}

/** What the texts show of the threads: the open ones by number, the active one, and the words being commented. */
export function usePassages(threads: readonly PlacedThread[], { active, draft }: Conversation): Passages {
  const numbers = threads.flatMap(({ thread, number }) =>
    number === null ? [] : [[thread.id as string, number] as const],
  )
  // The threads are placed again at each letter typed; texts are only drawn again when a number changed.
  const key = JSON.stringify(numbers)
  const passage = draft?.anchor.on === 'passage' ? draft.anchor.passage : null
  return useMemo(
    () => ({ numberByThread: new Map(JSON.parse(key) as [string, number][]), active, draft: passage }),
    [key, active, passage],
  )
}

/** The open conversations that stand on no text, by the figure, the stake or the domain that they stand on. */
export type Spots = ReadonlyMap<string, readonly string[]>

/** Where the open conversations stand that stand on no text; the same object while none comes or goes. */
export function useSpots(threads: readonly PlacedThread[]): Spots {
  const open = threads.flatMap(({ thread: { id, subject, anchor }, filter }) => {
    if (filter !== 'open' || anchor.on === 'passage' || anchor.on === 'whole') return []
    return [[anchor.on === 'figure' ? anchor.figure : subject, id] as const]
  })
  const key = JSON.stringify(open)
  return useMemo(() => {
    const spots = new Map<string, string[]>()
    for (const [spot, thread] of JSON.parse(key) as [string, string][]) {
      spots.set(spot, [...(spots.get(spot) ?? []), thread])
    }
    return spots
  }, [key])
}
