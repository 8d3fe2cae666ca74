import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let said = ''

/** Has a screen reader say a sentence, once it is idle. */
export function announce(text: string): void {
  // The same words twice are only said twice if the text changes: a last no-break space makes it differ.
  said = text === said ? `${text}\u00A0` : text
  for (const listener of listeners) listener()
}

/** The place where announcements are written; there is one, mounted at the root. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => said)
  return (
    <div className="sr" role="status" aria-live="polite">
      {text}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
