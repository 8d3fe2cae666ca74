import type { Piece } from '../../shared/plan/word-difference.ts'
import { useAllWords } from './words.tsx'

/** A text with the words that came and went: underlined and struck out, and said aloud. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  const words = useAllWords().comparison
  return pieces.map(({ text, change }, index) => {
    // A text is compared as a whole: its pieces have no other name than their place.
    const key = `${index} ${change}`
    if (change === 'same') return <span key={key}>{text}</span>
    const Mark = change === 'added' ? 'ins' : 'del'
    return (
      <Mark key={key}>
        <span className="sr">{words.said[change]}</span>
        {text}
        <span className="sr">{words.said.end}</span>
      </Mark>
    )
  })
}
