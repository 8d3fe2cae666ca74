import { useState } from 'react'
import { ask } from '../link/http.ts'
import { announce } from '../ui/announcer.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import type { Route } from '../ui/route.ts'
import { Refusal } from '../ui/refusal.tsx'
import { Shell } from '../ui/shell.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './mail-link.module.css'

type MailRoute = Extract<Route, { page: 'mail' }>
type Status = 'asking' | 'busy' | 'done' | 'unknown' | 'failed'

/** Where a link in a mail leads: nothing happens before its button is pressed, since programs follow links too. */
export function MailLinkPage({ route }: { readonly route: MailRoute }) {
  const { act } = route
  const words = useAllWords().mail.link
  const [status, setStatus] = useState<Status>('asking')
  const isOver = status === 'done' || status === 'unknown'
  const title = status === 'done' ? words[act].done : status === 'unknown' ? words.unknown : words[act].title
  usePageTitle(title)
  const press = async () => {
    setStatus('busy')
    // The page’s own address is the door: mail programs press the same button.
    const answer = await ask(route.path, { method: 'POST' })
    const next = answer.ok ? 'done' : answer.status === 404 || answer.status === 400 ? 'unknown' : 'failed'
    setStatus(next)
    if (next === 'failed') return
    announce(next === 'done' ? words[act].done : words.unknown)
    // The button goes away: the keyboard goes on from the page.
    document.getElementById('main')?.focus()
  }
  return (
    <Shell>
      <div className={styles['notice']}>
        <h1>{title}</h1>
        <p>{status === 'done' ? words[act].doneText : status === 'unknown' ? words.unknownText : words[act].text}</p>
        <Refusal text={status === 'failed' ? words.failed : null} />
        {isOver ? (
          <ButtonLink to={{ page: 'catch-up', workshop: route.workshop }}>{words.open}</ButtonLink>
        ) : (
          <Button variant="primary" big busy={status === 'busy'} onClick={() => void press()}>
            {words[act].button}
          </Button>
        )}
      </div>
    </Shell>
  )
}
