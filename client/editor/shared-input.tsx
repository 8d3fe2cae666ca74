import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react'
import type * as Y from 'yjs'
import { joined } from '../ui/joined.ts'
import { TextBinding } from './text-binding.ts'
import styles from './shared-input.module.css'

interface SharedInputProps {
  readonly text: Y.Text
  readonly undo: Y.UndoManager
  readonly mayWrite: boolean
  /** The name of the field; screens that show it beside give its id instead. */
  readonly label?: string
  readonly labelledBy?: string
  readonly placeholder?: string
  /** Titles are one paragraph: Enter leaves them. */
  readonly lines?: 'one' | 'many'
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'decimal'
  readonly className?: string
  readonly onFocus?: () => void
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** A field that several people may type in at once: everyone's caret stays where they left it. */
export function SharedInput(props: SharedInputProps) {
  const { text, undo, mayWrite, label, labelledBy, placeholder, lines = 'one', className } = props
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (area.current === null) return
    const binding = new TextBinding(area.current, text)
    return () => binding.end()
  }, [text])
  useEffect(() => giveRef(props.ref, area.current))
  return (
    <span className={joined(styles['field'], className)}>
      <textarea
        ref={area}
        rows={1}
        // The copy behind it gives the width: the field's own would be twenty signs.
        cols={1}
        defaultValue={text.toString()}
        readOnly={!mayWrite}
        aria-label={label}
        aria-labelledby={labelledBy}
        placeholder={mayWrite ? placeholder : undefined}
        maxLength={props.maxLength ?? 5000}
        inputMode={props.inputMode}
        spellCheck
        onFocus={props.onFocus}
        onKeyDown={(event) => {
          takeBack(event, undo)
          if (lines === 'one' && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
        }}
      />
    </span>
  )
}

// The browser's own history knows nothing of the others, and would bring their words back.
function takeBack(event: KeyboardEvent, undo: Y.UndoManager): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  event.stopPropagation()
  if (key === 'y' || event.shiftKey) undo.redo()
  else undo.undo()
}

function giveRef(ref: Ref<HTMLTextAreaElement> | undefined, area: HTMLTextAreaElement | null): void {
  if (typeof ref === 'function') ref(area)
  else if (ref) ref.current = area
}
