import { useMemo } from 'react'
import { mayReword, reword } from '../../shared/documents/passage-wording.ts'
import { richTextOf } from '../../shared/documents/passage.ts'
import type { CommentId, ThreadId } from '../../shared/id.ts'
import type { CommandAnswer } from '../../shared/protocol/live-message.ts'
import { mayResolve } from '../../shared/workshop/decide-thread.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Author, Comment, Mentions, Thread, ThreadKind } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { freshId } from '../link/fresh-id.ts'
import type { UsedDocument } from '../link/use-document.ts'
import type { Ask } from '../link/workshop-link.ts'
import { useAllWords } from '../ui/words.tsx'
import { shownAuthor } from './comment-line.tsx'
import type { Draft, DraftAnchor } from './conversation.ts'
import { positionCode } from './position-code.ts'

/** What a person may do with threads; each answers null, or the sentence that says why it was refused. */
export interface ThreadActs {
  readonly open: (
    draft: Draft,
    said: FirstSaid,
  ) => Promise<{ readonly refusal: string | null; readonly thread: string }>
  readonly reply: (thread: Thread, said: Said) => Promise<string | null>
  readonly edit: (thread: Thread, comment: CommentId, said: Said) => Promise<string | null>
  readonly hide: (thread: Thread, comment: Comment, reason: string) => Promise<string | null>
  readonly show: (thread: Thread, comment: Comment) => Promise<string | null>
  readonly resolve: (thread: Thread) => Promise<string | null>
  readonly reopen: (thread: Thread) => Promise<string | null>
  /** Writes a proposed wording into the text. */
  readonly apply: (thread: Thread) => Promise<string | null>
  readonly mayApply: (thread: Thread) => boolean
  readonly mayResolve: (thread: Thread) => boolean
  readonly nameOf: (author: Author) => string
}

/** The words of a comment, and whom they call. */
export interface Said {
  readonly text: string
  readonly mentions: Mentions
}

/** The first words of a conversation, and what it is for. */
export interface FirstSaid extends Said {
  readonly kind: ThreadKind
  /** The wording that a proposal is about. */
  readonly replacement: string | null
}

interface Given {
  readonly view: View
  readonly document: DocumentName
  readonly open: UsedDocument
  readonly send: (command: Ask) => Promise<CommandAnswer>
}

/** The acts on threads, in this person's name. */
export function useThreadActs({ view, document, open, send }: Given): ThreadActs {
  const words = useAllWords().comments
  // These stay while the document is saved again and again: cards are only drawn again when something changed.
  const { doc, link, mayWrite } = open
  return useMemo(() => {
    const ask = async (command: Ask): Promise<string | null> => {
      const answer = await send(command)
      if (answer.ok) return null
      return answer.refusal in words.refused
        ? words.refused[answer.refusal as keyof typeof words.refused]
        : words.refusedOther
    }
    return {
      ...sayings(ask, document),
      ...moderation(ask),
      mayApply: (thread) => mayWrite && thread.replacement !== null && thread.resolved === null,
      apply: async (thread) => {
        const wording = wordingOf(thread, doc)
        if (wording === null) return words.passageChanged
        // The server says yes to one person only: two who apply at once must not both write.
        const refusal = await ask({ type: 'apply-proposal', thread: thread.id })
        if (refusal === null) link.write(wording)
        return refusal
      },
      resolve: (thread) => ask({ type: 'resolve-thread', thread: thread.id }),
      reopen: (thread) => ask({ type: 'reopen-thread', thread: thread.id }),
      mayResolve: (thread) => view.me !== null && mayResolve(thread, view.me),
      nameOf: (author) => shownAuthor(author, view).name,
    }
  }, [view, document, doc, link, mayWrite, send, words])
}

/** The edit that writes a proposal into its text; null where its passage says something else by now. */
function wordingOf({ id, document, subject, anchor, replacement }: Thread, doc: UsedDocument['doc']) {
  const fragment = richTextOf(doc, document, subject)
  if (!fragment || anchor.on !== 'passage' || replacement === null) return null
  const wording = { thread: id, quote: anchor.quote, replacement }
  return mayReword(fragment, wording) ? () => void reword(fragment, wording) : null
}

type Asking = (command: Ask) => Promise<string | null>

function sayings(ask: Asking, document: DocumentName): Pick<ThreadActs, 'open' | 'reply' | 'edit'> {
  return {
    open: async ({ subject, anchor }, { kind, text, mentions, replacement }) => {
      const thread = freshId<ThreadId>()
      const comment = freshId<CommentId>()
      const about = { kind, document, subject, anchor: sentAnchor(anchor), replacement }
      const refusal = await ask({ type: 'open-thread', thread, comment, ...about, text, mentions })
      return { refusal, thread }
    },
    reply: ({ id: thread }, { text, mentions }) =>
      ask({ type: 'reply', thread, comment: freshId<CommentId>(), text, mentions }),
    edit: ({ id: thread }, comment, { text, mentions }) =>
      ask({ type: 'edit-comment', thread, comment, text, mentions }),
  }
}

function moderation(ask: Asking): Pick<ThreadActs, 'hide' | 'show'> {
  return {
    hide: ({ id: thread }, { id: comment }, reason) => ask({ type: 'hide-comment', thread, comment, reason }),
    show: ({ id: thread }, { id: comment }) => ask({ type: 'show-comment', thread, comment }),
  }
}

function sentAnchor(anchor: DraftAnchor): Extract<Ask, { type: 'open-thread' }>['anchor'] {
  switch (anchor.on) {
    case 'passage': {
      const { start, end, quote, before, after } = anchor.passage
      return { on: 'passage', start: positionCode(start), end: positionCode(end), quote, before, after }
    }
    case 'figure':
      return { on: 'figure', figure: anchor.figure }
    case 'whole':
    case 'stake':
    case 'domain':
      return { on: anchor.on }
  }
}
