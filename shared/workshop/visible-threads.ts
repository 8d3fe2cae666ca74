import type { Person } from './participant.ts'
import { readableOnes } from './readable.ts'
import { isBy, noMentions, type Comment } from './thread.ts'
import type { Workshop } from './workshop.ts'

/** The conversations about what this person may read, as they may read them: what is hidden leaves without its words. */
export function visibleThreads(workshop: Workshop, person: Person): Workshop['threads'] {
  // They name who speaks: the wall of a room shows no names.
  if (person.kind !== 'participant') return {}
  const threads = readableOnes(workshop.threads, workshop, person)
  if (person.role === 'facilitator') return threads
  return withoutWords(threads, ({ hidden, by }) => hidden !== null && !isBy(by, person.id))
}

/** The same for a file, which goes from hand to hand: that something was hidden, by whom and why, and no word of it, whoever takes it away. */
export function threadsInFile(workshop: Workshop, person: Person): Workshop['threads'] {
  return withoutWords(visibleThreads(workshop, person), ({ hidden }) => hidden !== null)
}

function withoutWords(threads: Workshop['threads'], isHidden: (comment: Comment) => boolean): Workshop['threads'] {
  const entries = Object.values(threads).map((thread) => {
    // Most threads hide nothing, and are given as they are.
    if (!thread.comments.some(isHidden)) return [thread.id, thread] as const
    const comments = thread.comments.map((comment) =>
      isHidden(comment) ? { ...comment, text: '', mentions: noMentions } : comment,
    )
    // A wording that was proposed is part of what its author said.
    const [first] = thread.comments
    const replacement = first && isHidden(first) ? null : thread.replacement
    return [thread.id, { ...thread, comments, replacement }] as const
  })
  return Object.fromEntries(entries)
}
