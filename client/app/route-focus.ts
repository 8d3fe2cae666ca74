import { useEffect, useRef } from 'react'
import { announce } from '../ui/announcer.tsx'
import { pathOf, type Route } from '../ui/route.ts'

/** After a change of page, moves focus to its first heading and says its title, as loading a page would. */
export function useRouteFocus(route: Route): void {
  const address = pathOf(route)
  const shown = useRef(address)
  useEffect(() => {
    if (shown.current === address) return
    shown.current = address
    return whenHeadingIsThere((heading) => {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
      announce(document.title)
    })
  }, [address])
}

// While the page's code is on its way, the former page stays, hidden. Someone who has begun to act is not moved.
function whenHeadingIsThere(act: (heading: HTMLElement) => void): () => void {
  const waiting = new AbortController()
  const look = () => {
    const heading = document.querySelector<HTMLElement>('main h1')
    if (!heading?.checkVisibility() || waiting.signal.aborted) return
    waiting.abort()
    act(heading)
  }
  const changes = new MutationObserver(look)
  waiting.signal.addEventListener('abort', () => changes.disconnect())
  changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] })
  for (const gesture of ['pointerdown', 'keydown']) {
    addEventListener(gesture, () => waiting.abort(), { signal: waiting.signal })
  }
  look()
  return () => waiting.abort()
}
