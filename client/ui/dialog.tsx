import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { joined } from './joined.ts'
import styles from './dialog.module.css'

interface DialogProps {
  /** A question that names the effect: « Sceller la version 1 ? ». */
  readonly title: string
  readonly onClose: () => void
  /** The buttons, the one that does it first, with the same verb as the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly wide?: boolean
}

/** A question asked above the page: render it to open it. Escape closes it and focus goes back where it was. */
export function Dialog({ title, onClose, actions, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // Closing before it leaves the page is what gives focus back.
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={joined(styles['dialog'], wide && styles['wide'])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={titleId} className={styles['title']}>
        {title}
      </h2>
      {children}
      {actions && <div className={styles['actions']}>{actions}</div>}
    </dialog>
  )
}
