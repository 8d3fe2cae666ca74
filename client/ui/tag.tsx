import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { joined } from './joined.ts'

export type TagTone = 'plain' | 'ok' | 'warn' | 'bad' | 'primary' | 'live' | 'line'

const toneClasses: Readonly<Record<TagTone, string>> = {
  plain: '',
  ok: 'ok',
  warn: 'warn',
  bad: 'bad',
  primary: 'pri',
  live: 'live',
  line: 'line',
}

/** A short word about a state; `live` (yellow) is for what happens now and nothing else. */
export function Tag({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: TagTone
  readonly icon?: LucideIcon
  readonly children: ReactNode
}) {
  return (
    <span className={joined('tag', toneClasses[tone])}>
      {icon && <Icon of={icon} />}
      {children}
    </span>
  )
}
