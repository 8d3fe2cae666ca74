import type { Editor } from '@tiptap/core'
import { absolutePositionToRelativePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { DraftPassage } from './passage.ts'

const contextLength = 60
const quoteLength = 2000

/** The words that are selected in an editor, as a comment needs them; null when none are. */
export function selectedPassage({ state }: Editor): DraftPassage | null {
  const { from, to } = state.selection
  const words = (start: number, end: number) => state.doc.textBetween(start, end, '\n', '\n')
  const quote = words(from, to)
  const sync = ySyncPluginKey.getState(state)
  if (quote.trim() === '' || !sync?.binding) return null
  const place = (at: number) => absolutePositionToRelativePosition(at, sync.type, sync.binding.mapping)
  return {
    fragment: sync.type,
    start: place(from),
    end: place(to),
    quote: quote.slice(0, quoteLength),
    before: words(Math.max(0, from - contextLength), from).slice(-contextLength),
    after: words(to, Math.min(state.doc.content.size, to + contextLength)).slice(0, contextLength),
  }
}
