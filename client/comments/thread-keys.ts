import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import type { Thread } from '../../shared/workshop/thread.ts'

interface Shown {
  readonly thread: Pick<Thread, 'id'>
}

/** Alt and an arrow go from one conversation to the next, anywhere on the page but where the person is typing. */
export function useThreadKeys(
  shown: readonly Shown[],
  active: string | null,
  activate: (thread: string) => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (step === 0 || isTyping(event.target)) return
      const next = shown[nextIndex(shown, active, step)]
      if (!next) return
      event.preventDefault()
      flushSync(() => activate(next.thread.id))
      document.getElementById(`thread-${next.thread.id}`)?.focus({ preventScroll: true })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [shown, active, activate])
}

function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): -1 | 0 | 1 {
  if (!altKey || ctrlKey || metaKey || shiftKey) return 0
  if (key === 'ArrowDown') return 1
  return key === 'ArrowUp' ? -1 : 0
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

// From no thread, down leads to the first and up to the last; past an end, it stays.
function nextIndex(shown: readonly Shown[], active: string | null, step: -1 | 1): number {
  const at = shown.findIndex(({ thread }) => thread.id === active)
  if (at === -1) return step === 1 ? 0 : shown.length - 1
  return Math.min(shown.length - 1, Math.max(0, at + step))
}
