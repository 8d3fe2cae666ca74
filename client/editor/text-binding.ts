import type * as Y from 'yjs'
import { local } from '../link/local-undo.ts'
import { movedBy, textDifference, type TextDelta } from './text-difference.ts'

/** A text control tied to a shared text. */
export interface TextBinding {
  readonly end: () => void
}

type Control = HTMLTextAreaElement | HTMLInputElement

/**
 * Ties a control to a shared text, both ways: what is typed becomes the smallest change, what others type moves
 * the caret with its words. While a sign is being composed (accents, Chinese), the control is left alone.
 */
export function bindText(control: Control, text: Y.Text): TextBinding {
  const origin = { local }
  let shown = text.toString()
  let isComposing = false
  let missed: TextDelta[] = []

  const show = (value: string, place: (caret: number) => number) => {
    const { selectionStart, selectionEnd, selectionDirection } = control
    const isFocused = control.ownerDocument.activeElement === control
    control.value = value
    shown = value
    measure(control)
    if (!isFocused || selectionStart === null || selectionEnd === null) return
    control.setSelectionRange(place(selectionStart), place(selectionEnd), selectionDirection ?? 'none')
  }
  const typed = () => {
    measure(control)
    if (isComposing) return
    const difference = textDifference(shown, control.value, control.selectionEnd ?? undefined)
    const place = (at: number) => missed.reduce((moved, delta) => movedBy(moved, delta), at)
    if (difference) {
      const at = place(difference.at)
      const end = place(difference.at + difference.removed)
      shown = control.value
      text.doc?.transact((transaction) => {
        transaction.meta.set(origin, true)
        if (end > at) text.delete(at, end - at)
        if (difference.inserted !== '') text.insert(at, difference.inserted)
      }, local)
    }
    if (missed.length > 0) show(text.toString(), place)
    missed = []
  }
  const changed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.meta.has(origin)) return
    if (isComposing) missed.push(event.delta as TextDelta)
    else show(text.toString(), (caret) => movedBy(caret, event.delta as TextDelta))
  }
  const composes = () => {
    isComposing = true
  }
  const composed = () => {
    isComposing = false
    typed()
  }
  control.value = shown
  measure(control)
  control.addEventListener('input', typed)
  control.addEventListener('compositionstart', composes)
  control.addEventListener('compositionend', composed)
  text.observe(changed)
  return {
    end: () => {
      control.removeEventListener('input', typed)
      control.removeEventListener('compositionstart', composes)
      control.removeEventListener('compositionend', composed)
      text.unobserve(changed)
    },
  }
}

// The field grows with its words by a copy of them drawn behind it: works in every browser.
function measure(control: Control): void {
  const frame = control.parentElement
  if (frame) frame.dataset['value'] = `${control.value}\u200B`
}
