import type { RichNode, RichText } from '../../shared/documents/rich-text.ts'
import type { ThreadId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { subjectKind, type Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'

/** What threads may be about, in reading order. */
export interface Subject {
  readonly id: string
  readonly kind: ReturnType<typeof subjectKind>
  /** « A3 », « 1.2.1 », « A »; null when it is archived, and for stakes. */
  readonly code: string | null
  /** A stake and a domain have no text and no figure of their own. */
  readonly text?: RichText
  readonly figures?: readonly string[]
  readonly isArchived: boolean
}

export const threadFilters = ['open', 'resolved', 'detached'] as const

/** Open, resolved, or open while what it stands on is gone. */
export type ThreadFilter = (typeof threadFilters)[number]

/** A thread at its place in the margin. */
export interface PlacedThread {
  readonly thread: Thread
  readonly code: string | null
  readonly filter: ThreadFilter
  /** Its number in the text, for open ones. */
  readonly number: number | null
}

/**
 * The threads about these subjects in reading order: by subject, then by place in the text, then those about its
 * figures or all of it, oldest first. Open ones are numbered from 1.
 */
export function placedThreads(threads: readonly Thread[], subjects: readonly Subject[]): readonly PlacedThread[] {
  let last = 0
  const bySubject = grouped(threads)
  return subjects.flatMap((subject) => {
    const own = bySubject.get(`${subject.kind} ${subject.id}`)
    if (!own) return []
    const marked = subject.text ? markedThreads(subject.text) : []
    const inOrder = own.toSorted((a, b) => placeOf(a, marked) - placeOf(b, marked) || openedAt(a) - openedAt(b))
    return inOrder.map((thread) => {
      const filter = filterOf(thread, subject, marked)
      return lastPlaced({ thread, code: subject.code, filter, number: filter === 'open' ? ++last : null })
    })
  })
}

function grouped(threads: readonly Thread[]): ReadonlyMap<string, readonly Thread[]> {
  const bySubject = new Map<string, Thread[]>()
  for (const thread of threads) {
    const key = `${subjectKind(thread.anchor)} ${thread.subject}`
    const own = bySubject.get(key)
    if (own) own.push(thread)
    else bySubject.set(key, [thread])
  }
  return bySubject
}

const placedBefore = new WeakMap<Thread, PlacedThread>()

// Threads are placed again at each letter typed: what stays at its place stays the same object, and is not drawn again.
function lastPlaced(placed: PlacedThread): PlacedThread {
  const { thread, code, filter, number } = placed
  const last = placedBefore.get(thread)
  if (last && last.code === code && last.filter === filter && last.number === number) return last
  placedBefore.set(thread, placed)
  return placed
}

/** The threads of one document. */
export function threadsAbout(threads: View['threads'], document: DocumentName): readonly Thread[] {
  return Object.values(threads).filter((thread) => thread.document === document)
}

/** How many of these threads are in each state. */
export function threadCounts(threads: readonly Pick<PlacedThread, 'filter'>[]): Readonly<Record<ThreadFilter, number>> {
  const count = (filter: ThreadFilter) => threads.filter((one) => one.filter === filter).length
  return { open: count('open'), resolved: count('resolved'), detached: count('detached') }
}

/** The threads that have words in a text, in reading order. */
function markedThreads(text: RichText): readonly ThreadId[] {
  const found = new Set<ThreadId>()
  const look = (node: RichNode) => {
    if (node.type !== 'text') return node.content?.forEach(look)
    for (const { type, attrs } of node.marks ?? []) {
      if (type === 'comment' && attrs?.['thread']) found.add(attrs['thread'] as ThreadId)
    }
  }
  text.content.forEach(look)
  return [...found]
}

function filterOf(thread: Thread, subject: Subject, marked: readonly ThreadId[]): ThreadFilter {
  if (thread.resolved) return 'resolved'
  if (subject.isArchived) return 'detached'
  switch (thread.anchor.on) {
    case 'passage':
      return marked.includes(thread.id) ? 'open' : 'detached'
    case 'figure':
      return subject.figures?.includes(thread.anchor.figure) ? 'open' : 'detached'
    case 'whole':
    case 'stake':
    case 'domain':
      return 'open'
  }
}

function placeOf(thread: Thread, marked: readonly ThreadId[]): number {
  const place = marked.indexOf(thread.id)
  return place === -1 ? marked.length : place
}

function openedAt(thread: Thread): number {
  return thread.comments[0]?.at ?? 0
}
