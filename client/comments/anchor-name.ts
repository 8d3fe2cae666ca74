import { wordsOf, type Anchor } from '../../shared/workshop/thread.ts'
import type { useAllWords } from '../ui/words.tsx'
import type { ThreadFilter } from './thread-order.ts'

/** What a conversation stands on as it is shown: a quote, a figure, a name; null for all of what its code already says. */
export function anchorName(
  anchor: Anchor,
  { on }: ReturnType<typeof useAllWords>['comments'],
  filter: ThreadFilter,
): string | null {
  const words = wordsOf(anchor)
  if (anchor.on === 'domain') return words === '' ? on.domain : `${on.domain} ${words}`
  if (anchor.on === 'stake') return words === '' ? on.stake : `${on.stake} ${words}`
  // What is there says its own title; what is gone is called by the one it had.
  if (anchor.on === 'whole' && filter !== 'detached') return null
  return words === '' ? null : words
}
