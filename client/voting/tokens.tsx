import { Minus, Plus } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { announce } from '../ui/announcer.tsx'
import { IconButton } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { useWords } from '../ui/words.tsx'
import styles from './voting.module.css'

interface TokensProps {
  readonly wording: string
  readonly points: number
  readonly perOption: number
  /** The most that this option may hold now, given what the others hold. */
  readonly most: number
  readonly isFrozen: boolean
  readonly onPlace: (points: number) => void
}

// More places than this do not fit beside a wording on a phone: a count with two buttons takes their place.
const mostSlots = 3

/** The tokens of one option: as many places as the rule allows, so that the rule is seen. */
export function Tokens(props: TokensProps) {
  return props.perOption <= mostSlots ? <Slots {...props} /> : <Stepper {...props} />
}

function Slots({ wording, points, perOption, most, isFrozen, onPlace }: TokensProps) {
  const words = useWords().voting
  const group = useRef<HTMLSpanElement>(null)
  const place = (wanted: number) => {
    if (isFrozen) return
    if (wanted > most) return announce(words.noneLeft)
    onPlace(wanted)
    if (wanted > 0) group.current?.querySelectorAll('button')[wanted - 1]?.focus()
  }
  const followKey = (event: KeyboardEvent) => {
    const wanted = pointsForKey(event.key, points, perOption)
    if (wanted === null) return
    event.preventDefault()
    place(wanted)
  }
  return (
    <span
      ref={group}
      className={styles['slots']}
      role="radiogroup"
      tabIndex={-1}
      aria-label={words.tokensFor(wording)}
      aria-disabled={isFrozen || undefined}
      onKeyDown={followKey}
    >
      {Array.from({ length: perOption }, (_, index) => index + 1).map((value) => (
        <button
          key={value}
          type="button"
          role="radio"
          className={joined(styles['slot'], value <= points && styles['on'])}
          aria-checked={value === points}
          aria-label={words.tokens(value)}
          aria-disabled={isFrozen || value > most || undefined}
          tabIndex={value === Math.max(points, 1) ? 0 : -1}
          onClick={() => place(value === points ? 0 : value)}
        />
      ))}
    </span>
  )
}

function Stepper({ wording, points, most, isFrozen, onPlace }: TokensProps) {
  const words = useWords().voting
  return (
    <span className={styles['stepper']} role="group" aria-label={words.tokensFor(wording)}>
      <IconButton
        icon={Minus}
        label={words.fewer}
        aria-disabled={isFrozen || points === 0 || undefined}
        onClick={() => !isFrozen && points > 0 && onPlace(points - 1)}
      />
      <output className="num b">{points}</output>
      <IconButton
        icon={Plus}
        label={words.more}
        aria-disabled={isFrozen || points >= most || undefined}
        onClick={() => !isFrozen && (points < most ? onPlace(points + 1) : announce(words.noneLeft))}
      />
    </span>
  )
}

function pointsForKey(key: string, points: number, perOption: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(perOption, points + 1)
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, points - 1)
  if (key === 'Delete' || key === 'Backspace') return 0
  const digit = /^\d$/.test(key) ? Number(key) : null
  return digit !== null && digit <= perOption ? digit : null
}
