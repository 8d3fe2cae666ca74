import type { FindingId } from '../id.ts'
import type { Anchor, Author } from '../workshop/thread.ts'
import type { Workshop } from '../workshop/workshop.ts'
import type { StandIns } from './merged-findings.ts'

/** What was said in the margin of the diagnostic: its comments in order, the first one and the replies. */
export interface Conversation {
  readonly thread: string
  /** The finding, the stake or the domain. */
  readonly subject: string
  readonly anchor: Anchor
  readonly isResolved: boolean
  readonly comments: readonly { readonly author: string; readonly at: number; readonly text: string }[]
}

type Source = Pick<Workshop, 'threads' | 'participants' | 'institutions'>

/**
 * The conversations about the diagnostic, in the order in which they were opened; those about a finding that was merged go with what it
 * became. A file goes from hand to hand: what is hidden stays out.
 */
export function conversationsOf(workshop: Source, standIn: StandIns): readonly Conversation[] {
  return Object.values(workshop.threads)
    .filter(({ document }) => document === 'diagnostic')
    .map((thread) => ({ ...thread, comments: thread.comments.filter(({ hidden }) => hidden === null) }))
    .filter(({ comments }) => comments.length > 0)
    .toSorted((a, b) => (a.comments[0]?.at ?? 0) - (b.comments[0]?.at ?? 0))
    .map(({ id, subject, anchor, resolved, comments }) => ({
      thread: id,
      subject: standIn.get(subject as FindingId) ?? subject,
      anchor,
      isResolved: resolved !== null,
      comments: comments.map(({ by, at, text }) => ({ author: nameOf(by, workshop), at, text })),
    }))
}

/** The conversations about a stake, or about a whole domain. */
export function threadsOn(
  kind: 'stake' | 'domain',
  subject: string | undefined,
  conversations: readonly Conversation[],
): readonly string[] {
  return conversations.filter((one) => one.anchor.on === kind && one.subject === subject).map(({ thread }) => thread)
}

// Empty for whoever is no longer known.
function nameOf(by: Author, { participants, institutions }: Source): string {
  if (by.kind === 'signature') return by.text
  const person = participants[by.id]
  const institution = institutions.find(({ id }) => id === person?.institution)
  return [person?.name, institution?.short].filter((part) => part).join(', ')
}
