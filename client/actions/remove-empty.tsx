import { Trash2, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { announce } from '../ui/announcer.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { usePlanWords } from './use-plan-words.ts'
import styles from './plan.module.css'

/** An axis or an objective, by its number in the plan. */
export interface Removable {
  readonly kind: 'axis' | 'objective'
  readonly number: string
}

type RemoveEmptyProps = Removable & { readonly onRemove: () => void }

/** Takes an axis or an objective that holds nothing out of the plan, in two presses. */
export function RemoveEmpty({ kind, number, onRemove }: RemoveEmptyProps) {
  const words = usePlanWords()
  const act = words.remove[kind](number)
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <IconButton
        variant="quiet"
        icon={Trash2}
        className={styles['removal'] ?? ''}
        label={words.isEmpty(act)}
        onClick={() => setAsked(true)}
      />
    )
  }
  return (
    <Button
      // The first press is answered where it was made.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      variant="danger"
      className={styles['removal'] ?? ''}
      onClick={onRemove}
      onBlur={() => setAsked(false)}
      onKeyDown={(event) => event.key === 'Escape' && setAsked(false)}
    >
      {act}
    </Button>
  )
}

/** What was just taken out, and the step of the person's history that brings it back. */
export interface Removal extends Removable {
  readonly step: Y.UndoManager['currStackItem']
}

/** The last removal, until it is undone or something else is done; and the way to make one. */
export function useRemoval(undo: Y.UndoManager) {
  const [removal, setRemoval] = useState<Removal | null>(null)
  useEffect(() => {
    const follow = () => setRemoval((last) => (last?.step === undo.undoStack.at(-1) ? last : null))
    undo.on('stack-item-added', follow)
    undo.on('stack-item-popped', follow)
    return () => {
      undo.off('stack-item-added', follow)
      undo.off('stack-item-popped', follow)
    }
  }, [undo])
  const remove = (removable: Removable, act: () => void) => {
    act()
    setRemoval({ ...removable, step: undo.undoStack.at(-1) ?? null })
  }
  return { removal, remove }
}

interface JustRemovedProps {
  readonly removal: Removal
  readonly undo: Y.UndoManager
}

/** Says what was just taken out, with the way back. */
export function JustRemoved({ removal, undo }: JustRemovedProps) {
  const words = usePlanWords()
  const back = useRef<HTMLParagraphElement>(null)
  const said = words.removed[removal.kind](removal.number)
  useEffect(() => {
    announce(said)
    // What had focus is gone: the way back takes it.
    back.current?.querySelector('button')?.focus()
  }, [said])
  return (
    <p ref={back} className={styles['removed']}>
      {said}
      <Button
        icon={Undo2}
        onClick={() => {
          undo.undo()
          announce(words.broughtBack[removal.kind](removal.number))
          // This button goes with its sentence: the keyboard goes on from the page.
          document.getElementById('main')?.focus()
        }}
      >
        {words.undoRemoval}
      </Button>
    </p>
  )
}
