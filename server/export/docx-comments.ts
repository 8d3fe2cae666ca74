import { CommentRangeEnd, CommentRangeStart, CommentReference, type ICommentOptions, Paragraph, TextRun } from 'docx'
import type { Conversation } from '../../shared/plan/conversations.ts'
import type { Block, Heading, Run } from './block.ts'
import { cleanText } from './clean-text.ts'

/** Words that conversations may stand on. */
type Words = Run | Heading

/** What stands in the margin: where the conversations begin and end among the words. */
export interface Margin {
  readonly startsAt: (words: Words) => readonly CommentRangeStart[]
  readonly endsAt: (words: Words) => readonly (CommentRangeEnd | TextRun)[]
}

/** A margin without a word. */
export const emptyMargin: Margin = { startsAt: () => [], endsAt: () => [] }

interface Placed {
  readonly conversation: Conversation
  readonly first: Words
  readonly last: Words
  /** Word's number of each of its comments. */
  readonly numbers: readonly number[]
}

/** Conversations as Word's comments, beside the first to the last of the words that they are about. */
export function docxComments(blocks: readonly Block[], conversations: readonly Conversation[]) {
  const placed = placedIn(blocks, conversations)
  const [starting, ending] = [new Map<Words, number[]>(), new Map<Words, number[]>()]
  for (const { first, last, numbers } of placed) {
    starting.set(first, [...(starting.get(first) ?? []), ...numbers])
    ending.set(last, [...(ending.get(last) ?? []), ...numbers])
  }
  const margin: Margin = {
    startsAt: (words) => (starting.get(words) ?? []).map((id) => new CommentRangeStart(id)),
    endsAt: (words) =>
      (ending.get(words) ?? []).flatMap((id) => [
        new CommentRangeEnd(id),
        new TextRun({ children: [new CommentReference(id)] }),
      ]),
  }
  return { margin, comments: placed.flatMap(commentsOf) }
}

function placedIn(blocks: readonly Block[], conversations: readonly Conversation[]): readonly Placed[] {
  const ends = new Map<string, { first: Words; last: Words }>()
  for (const words of blocks.flatMap(wordsIn)) {
    for (const thread of words.threads ?? []) ends.set(thread, { first: ends.get(thread)?.first ?? words, last: words })
  }
  let count = 0
  return conversations.flatMap((conversation) => {
    const place = ends.get(conversation.thread)
    if (!place) return []
    return [{ conversation, ...place, numbers: conversation.comments.map(() => count++) }]
  })
}

function commentsOf({ conversation, numbers }: Placed): readonly ICommentOptions[] {
  const { comments, isResolved } = conversation
  return comments.map(({ author, at, text }, index) => ({
    id: numbers[index] ?? 0,
    author: cleanText(author),
    initials: initialsOf(author),
    date: new Date(at),
    children: cleanText(text)
      .split('\n')
      .map((line) => new Paragraph({ children: [new TextRun(line)] })),
    ...(index > 0 && numbers[0] !== undefined ? { parentId: numbers[0] } : {}),
    ...(isResolved ? { resolved: true } : {}),
  }))
}

function initialsOf(author: string): string {
  const [name = ''] = cleanText(author).split(',')
  const words = name.split(/\s+/).filter((word) => word !== '')
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0] ?? '').join('')
}

function wordsIn(block: Block): readonly Words[] {
  switch (block.type) {
    case 'paragraph':
    case 'box':
      return block.runs
    case 'list':
      return block.items.flat().flatMap(wordsIn)
    case 'quote':
      return block.blocks.flatMap(wordsIn)
    case 'table':
      return block.rows.flatMap((row) => (row.type === 'band' ? row.cell : row.cells.flat())).flatMap(wordsIn)
    case 'columns':
      return [...block.main, ...block.aside].flatMap(wordsIn)
    case 'heading':
      return [block]
    case 'rule':
    case 'contents':
      return []
  }
}
