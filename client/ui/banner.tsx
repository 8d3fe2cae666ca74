import { CircleAlert, Route as Path, WifiOff, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { joined } from './joined.ts'
import styles from './banner.module.css'

export type BannerTone = 'offline' | 'error' | 'follow'

const icons: Readonly<Record<BannerTone, LucideIcon>> = { offline: WifiOff, error: CircleAlert, follow: Path }

interface BannerProps {
  readonly tone: BannerTone
  /** The fact, in bold. */
  readonly title: ReactNode
  /** Its effect or the way out. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** A fact about the whole page that never blocks it: network lost, an error, the facilitator has moved on. */
export function Banner({ tone, title, children, action }: BannerProps) {
  return (
    <div className={joined(styles['note'], styles[tone])} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon of={icons[tone]} />
      <p>
        <b>{title}</b> {children} {action}
      </p>
    </div>
  )
}
