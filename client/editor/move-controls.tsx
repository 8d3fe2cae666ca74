import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { announce } from '../ui/announcer.tsx'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import { startDrag, type Draggable } from './drop-target.ts'
import styles from './move-controls.module.css'

interface MoveControlsProps {
  readonly kind: Draggable
  readonly id: string
  /** How it is called aloud: its code and title. */
  readonly name: string
  /** From 0, among those that it can change places with. */
  readonly place: number
  readonly total: number
  readonly onMove: (place: number) => void
}

/** Ways to change something's place: drag the handle, press the arrows, or lift it by keyboard. */
export function MoveControls({ kind, id, name, place, total, onMove }: MoveControlsProps) {
  const words = useAllWords().editor.move
  const controls = useRef<HTMLSpanElement>(null)
  const [liftedAt, setLiftedAt] = useState<number | null>(null)
  useKeptFocus(controls, place)
  const goTo = (next: number) => {
    if (next < 0 || next >= total) return
    onMove(next)
    announce(words.moved(name, next + 1, total))
  }
  const press = (event: KeyboardEvent) => {
    if (liftedAt === null) return
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step === undefined && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (step !== undefined) return goTo(place + step)
    if (liftedAt !== place) onMove(liftedAt)
    setLiftedAt(null)
    announce(words.cancelled(name))
  }
  const liftOrDrop = () => {
    setLiftedAt(liftedAt === null ? place : null)
    announce(liftedAt === null ? words.lifted(name) : words.dropped(name, place + 1, total))
  }
  return (
    <span
      ref={controls}
      className={joined(styles['move'], liftedAt !== null && styles['lifted'])}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setLiftedAt(null)
      }}
    >
      <button
        type="button"
        className={joined('btn', 'quiet', 'ico', styles['handle'])}
        aria-label={words.handle(name)}
        title={words.handle(name)}
        aria-pressed={liftedAt !== null}
        draggable
        onDragStart={(event) => startDrag(event, kind, id)}
        onClick={liftOrDrop}
        onKeyDown={press}
      >
        <Icon of={GripVertical} />
      </button>
      <IconButton variant="quiet" icon={ArrowUp} label={words.up(name)} onClick={() => goTo(place - 1)} />
      <IconButton variant="quiet" icon={ArrowDown} label={words.down(name)} onClick={() => goTo(place + 1)} />
      {liftedAt !== null && <span className={styles['help']}>{words.help}</span>}
    </span>
  )
}

// Moving an element in the page takes its focus away: it is given back to the control that was pressed.
function useKeptFocus(controls: RefObject<HTMLElement | null>, place: number): void {
  const focused = useRef<Element | null>(null)
  const lastPlace = useRef(place)
  useLayoutEffect(() => {
    const remember = (event: FocusEvent) => {
      focused.current = event.type === 'focusin' || event.relatedTarget === null ? (event.target as Element) : null
    }
    const element = controls.current
    element?.addEventListener('focusin', remember)
    element?.addEventListener('focusout', remember)
    return () => {
      element?.removeEventListener('focusin', remember)
      element?.removeEventListener('focusout', remember)
    }
  }, [controls])
  useLayoutEffect(() => {
    if (lastPlace.current === place) return
    lastPlace.current = place
    const { activeElement } = document
    if (focused.current instanceof HTMLElement && (activeElement === null || activeElement === document.body)) {
      focused.current.focus()
    }
  }, [place])
}
