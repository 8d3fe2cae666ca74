import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { navigate } from './navigation.ts'
import { pathOf, type Route } from './route.ts'

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: Route
}

/** A link to a route: a true anchor, followed without reloading unless a new tab or a download is asked for. */
export function Link({ to, onClick, children, ...anchor }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || hasModifier(event) || anchor.target) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a {...anchor} href={pathOf(to)} onClick={follow}>
      {children}
    </a>
  )
}

function hasModifier(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
}
