import type * as Y from 'yjs'
import { local } from '../link/local-undo.ts'
import { movedBy, textDifference, type TextDelta } from '../../shared/documents/text-difference.ts'

type Control = HTMLTextAreaElement | HTMLInputElement

/**
 * A control tied to a shared text, both ways: what is typed becomes the smallest change, what others type moves the
 * caret with its words. While a sign is being composed (accents, Chinese), the control is left alone.
 */
export class TextBinding {
  private readonly control: Control
  private readonly text: Y.Text
  private readonly bound = new AbortController()
  private shown: string
  private isComposing = false
  /** What others wrote while a sign was being composed. */
  private missed: readonly TextDelta[] = []

  constructor(control: Control, text: Y.Text) {
    this.control = control
    this.text = text
    this.shown = text.toString()
    this.show(this.shown, (caret) => caret)
    const { signal } = this.bound
    control.addEventListener('input', () => this.typed(), { signal })
    control.addEventListener('compositionstart', () => this.compose(true), { signal })
    control.addEventListener('compositionend', () => this.compose(false), { signal })
    text.observe(this.changed)
  }

  end(): void {
    this.bound.abort()
    this.text.unobserve(this.changed)
  }

  private compose(isComposing: boolean): void {
    this.isComposing = isComposing
    if (!isComposing) this.typed()
  }

  private typed(): void {
    const { control, text, missed } = this
    measure(control)
    if (this.isComposing) return
    const place = (at: number) => missed.reduce((moved, delta) => movedBy(moved, delta), at)
    const difference = textDifference(this.shown, control.value, control.selectionEnd ?? undefined)
    this.shown = control.value
    this.missed = []
    if (difference) {
      const at = place(difference.at)
      const removed = place(difference.at + difference.removed) - at
      text.doc?.transact((transaction) => {
        transaction.meta.set(this, true)
        if (removed > 0) text.delete(at, removed)
        if (difference.inserted !== '') text.insert(at, difference.inserted)
      }, local)
    }
    if (missed.length > 0) this.show(text.toString(), place)
  }

  private readonly changed = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    const delta: TextDelta = event.delta
    if (transaction.meta.has(this)) return
    if (this.isComposing) this.missed = [...this.missed, delta]
    else this.show(this.text.toString(), (caret) => movedBy(caret, delta))
  }

  private show(value: string, place: (caret: number) => number): void {
    const { control } = this
    const { selectionStart, selectionEnd, selectionDirection } = control
    const isFocused = control.ownerDocument.activeElement === control
    if (control.value !== value) control.value = value
    this.shown = value
    measure(control)
    if (!isFocused || selectionStart === null || selectionEnd === null) return
    control.setSelectionRange(place(selectionStart), place(selectionEnd), selectionDirection ?? 'none')
  }
}

// The field grows with its words by a copy of them drawn behind it: works in every browser.
function measure(control: Control): void {
  const frame = control.parentElement
  if (frame) frame.dataset['value'] = `${control.value || control.placeholder}\u200B`
}
