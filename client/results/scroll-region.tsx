import type { ReactNode } from 'react'
import { joined } from '../ui/joined.ts'

interface ScrollRegionProps {
  readonly label: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A wide table scrolls in its own frame, never the page; the keyboard can scroll it too. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={joined('scroll-x', className)} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  )
}
