import { useSyncExternalStore } from 'react'
import { parseRoute, pathOf, type Route } from './route.ts'

const listeners = new Set<() => void>()
let address = currentAddress()
let route = parseRoute(address)

/** The route that the address bar shows, kept up with it. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => route)
}

/** Goes to a route; `replace` takes the place of the present one in the history, for redirections. */
export function navigate(to: Route, { replace = false }: { readonly replace?: boolean } = {}): void {
  const next = pathOf(to)
  if (next === currentAddress()) return
  if (replace) history.replaceState(null, '', next)
  else history.pushState(null, '', next)
  if (!replace) scrollTo(0, 0)
  follow()
}

function currentAddress(): string {
  return location.pathname + location.search + location.hash
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', follow)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('popstate', follow)
  }
}

function follow(): void {
  const next = currentAddress()
  if (next === address) return
  address = next
  route = parseRoute(next)
  for (const listener of listeners) listener()
}
