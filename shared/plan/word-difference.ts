import { diffWordsWithSpace } from 'diff'

/** Words of a text that stayed, came or went. */
export interface Piece {
  readonly text: string
  readonly change: 'same' | 'added' | 'removed'
}

// What differs in more words than this is told as another text: comparing costs words times changes.
const mostChanges = 1500

/** What changed between two texts, word by word; null when nothing did. */
export function wordDifference(before: string, after: string): readonly Piece[] | null {
  if (before === after) return null
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostChanges })
  if (!parts) return wholes(before, after)
  return parts.map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
}

function wholes(before: string, after: string): readonly Piece[] {
  const pieces: readonly Piece[] = [
    { text: before, change: 'removed' },
    { text: after, change: 'added' },
  ]
  return pieces.filter(({ text }) => text !== '')
}
