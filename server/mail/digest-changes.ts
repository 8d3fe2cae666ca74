import type { CatchUp } from '../../shared/plan/catch-up.ts'
import { wordDifference, type Piece } from '../../shared/plan/word-difference.ts'
import type { DigestTelling } from './digest-letter.ts'
import type { Item } from './letter.ts'
import { placeLink, stakesPlace } from './mail-links.ts'
import { placeName } from './mail-voice.ts'

type Change = CatchUp['changes'][number]

// Longer texts are compared on the page, when somebody asks for it: here hundreds of readers would be worked for.
const mostSigns = 4_000
const nearSigns = 60

/** What changed in the texts, each with its words that came and went. */
export function changeItems(telling: DigestTelling, most: number): readonly Item[] {
  return telling.catchUp.changes.slice(0, most).map((change) => changeItem(change, telling))
}

function changeItem(change: Change, { voice, view, origin }: DigestTelling): Item {
  const words = voice.screens.catchUp.changes
  const { code, title } = change
  const document = change.kind === 'action' ? 'plan' : 'diagnostic'
  return {
    text: `${placeName(voice, document, { code, title: title || words.untitled })} (${words[change.change]})`,
    words: change.change === 'reworded' ? difference(change) : [],
    href:
      change.change === 'archived'
        ? null
        : placeLink(origin, view.workshop.id, document, change.kind === 'stake' ? stakesPlace : change.id),
  }
}

function difference({ fields }: Change): readonly Piece[] {
  const [field] = fields
  if (!field || field.before.length + field.now.length > mostSigns) return []
  const pieces = wordDifference(field.before, field.now) ?? []
  return pieces.map((piece, index) =>
    piece.change === 'same'
      ? { ...piece, text: near(piece.text, { isFirst: index === 0, isLast: index === pieces.length - 1 }) }
      : piece,
  )
}

// Of what stayed, the words beside those that changed.
function near(text: string, { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean }): string {
  if (text.length <= 2 * nearSigns) return text
  const end = isFirst ? '' : text.slice(0, nearSigns).replace(/\S*$/, '')
  const start = isLast ? '' : text.slice(-nearSigns).replace(/^\S*/, '')
  return `${end}…${start}`
}
