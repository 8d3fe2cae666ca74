import { useMemo } from 'react'
import type { CommentId, ThreadId } from '../../shared/id.ts'
import type { CommandAnswer } from '../../shared/protocol/live-message.ts'
import { mayResolve } from '../../shared/workshop/decide-thread.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Author, Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { freshId } from '../link/fresh-id.ts'
import type { Ask } from '../link/workshop-link.ts'
import { useAllWords } from '../ui/words.tsx'
import { shownAuthor } from './comment-line.tsx'
import type { Draft } from './conversation.ts'
import { positionCode } from './position-code.ts'

/** What a person may do with threads; each answers null, or the sentence that says why it was refused. */
export interface ThreadActs {
  readonly open: (draft: Draft, text: string) => Promise<{ readonly refusal: string | null; readonly thread: string }>
  readonly reply: (thread: Thread, text: string) => Promise<string | null>
  readonly resolve: (thread: Thread) => Promise<string | null>
  readonly reopen: (thread: Thread) => Promise<string | null>
  readonly mayResolve: (thread: Thread) => boolean
  readonly nameOf: (author: Author) => string
}

interface Given {
  readonly view: View
  readonly document: DocumentName
  readonly send: (command: Ask) => Promise<CommandAnswer>
}

/** The acts on threads, in this person's name. */
export function useThreadActs({ view, document, send }: Given): ThreadActs {
  const words = useAllWords().comments
  return useMemo(() => {
    const ask = async (command: Ask): Promise<string | null> => {
      const answer = await send(command)
      if (answer.ok) return null
      return answer.refusal in words.refused
        ? words.refused[answer.refusal as keyof typeof words.refused]
        : words.refusedOther
    }
    return {
      open: async ({ subject, passage }, text) => {
        const thread = freshId<ThreadId>()
        const refusal = await ask({
          type: 'open-thread',
          thread,
          comment: freshId<CommentId>(),
          document,
          subject,
          passage: passage && {
            start: positionCode(passage.start),
            end: positionCode(passage.end),
            quote: passage.quote,
            before: passage.before,
            after: passage.after,
          },
          text,
        })
        return { refusal, thread }
      },
      reply: (thread, text) => ask({ type: 'reply', thread: thread.id, comment: freshId<CommentId>(), text }),
      resolve: (thread) => ask({ type: 'resolve-thread', thread: thread.id }),
      reopen: (thread) => ask({ type: 'reopen-thread', thread: thread.id }),
      mayResolve: (thread) => view.me !== null && mayResolve(thread, view.me),
      nameOf: (author) => shownAuthor(author, view).name,
    }
  }, [view, document, send, words])
}
