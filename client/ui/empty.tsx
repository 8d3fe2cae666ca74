import type { ReactNode } from 'react'
import styles from './empty.module.css'

interface EmptyProps {
  /** What is not there yet. */
  readonly title: ReactNode
  readonly children?: ReactNode
  /** The one button that begins to fill it. */
  readonly action?: ReactNode
}

/** An empty place: what is missing and how to begin. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
