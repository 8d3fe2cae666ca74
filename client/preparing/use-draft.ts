import { useState } from 'react'

/** What is being typed in a section, over what is saved. */
export interface Draft<Value> {
  readonly value: Value
  readonly isChanged: boolean
  readonly change: (value: Value) => void
  /** Once it is saved: the section follows the démarche again. */
  readonly drop: () => void
}

/** Keeps what is typed until it is saved, whatever others save meanwhile; untouched, it shows what they saved. */
export function useDraft<Value>(saved: Value): Draft<Value> {
  const [typed, setTyped] = useState<{ readonly value: Value } | null>(null)
  return {
    value: typed ? typed.value : saved,
    isChanged: typed !== null,
    change: (value) => setTyped({ value }),
    drop: () => setTyped(null),
  }
}
