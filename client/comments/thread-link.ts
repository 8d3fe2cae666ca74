import { useEffect } from 'react'
import { threadPrefix } from '../ui/route.ts'

const prefix = `#${threadPrefix}`

/** The thread that the address leads to, if it leads to one. */
export function linkedThread(): string | null {
  return location.hash.startsWith(prefix) ? location.hash.slice(prefix.length) : null
}

/** Follows the links to threads that are opened while the page is there; `follow` must not change. */
export function useLinkedThread(follow: (thread: string) => void): void {
  useEffect(() => {
    const look = () => {
      const thread = linkedThread()
      if (thread !== null) follow(thread)
    }
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [follow])
}
