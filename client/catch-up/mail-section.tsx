import { useEffect, useRef } from 'react'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords } from '../ui/words.tsx'
import { MailForm } from './mail-form.tsx'
import { useOwnMail } from './own-mail.ts'
import styles from './catch-up.module.css'

const place = 'courriel'

/** Where one says that mail may come: the address, how often, and where that stands. */
export function MailSection() {
  const words = useAllWords().mail
  const door = useOwnMail(useView((view) => view.workshop.id))
  const { state } = door
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Links in mails lead here, where nothing was yet when the page opened.
    if (state.status === 'loading' || location.hash !== `#${place}`) return
    heading.current?.scrollIntoView()
    heading.current?.focus({ preventScroll: true })
  }, [state.status])
  return (
    <section id={place} aria-labelledby="mail" className={styles['mail']}>
      <h2 id="mail" ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      {state.status === 'loading' && <Skeleton lines={3} />}
      {state.status === 'failed' && (
        <>
          <p role="alert">{words.unreadable}</p>
          <Button onClick={door.readAgain}>{words.retry}</Button>
        </>
      )}
      {state.status === 'ready' && !state.isSending && <p className="mut">{words.noMail}</p>}
      {state.status === 'ready' && (state.isSending || state.mail) && <MailForm mail={state.mail} door={door} />}
    </section>
  )
}
