import { Check } from 'lucide-react'
import { useState } from 'react'
import type { CatchUp } from '../../shared/plan/catch-up.ts'
import { useView } from '../link/workshop-context.tsx'
import { WorkshopShell } from '../link/workshop-shell.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { ChangeList } from './change-list.tsx'
import { markSeen, useCatchUp } from './catch-up-door.ts'
import { EventList } from './event-list.tsx'
import { MailSection } from './mail-section.tsx'
import { WaitingList } from './waiting-list.tsx'
import styles from './catch-up.module.css'

/** What happened while somebody was away, what changed in the texts, and what waits for them. */
export function CatchUpPage() {
  const words = useAllWords().catchUp
  const workshop = useView((view) => view.workshop.id)
  const { state, readAgain } = useCatchUp(workshop)
  usePageTitle(words.title)
  return (
    <WorkshopShell>
      <div className={styles['page']}>
        {state.status === 'ready' ? (
          <CaughtUp catchUp={state.catchUp} onSeen={readAgain} />
        ) : (
          <>
            <h1>{words.title}</h1>
            {state.status === 'loading' && <Skeleton lines={6} />}
            {state.status === 'failed' && (
              <Empty title={words.unreachable} action={<Button onClick={readAgain}>{words.retry}</Button>} />
            )}
          </>
        )}
      </div>
    </WorkshopShell>
  )
}

function CaughtUp({ catchUp, onSeen }: { readonly catchUp: CatchUp; readonly onSeen: () => void }) {
  const words = useAllWords().catchUp
  const formats = useFormats()
  const { since, events, left, changes, waiting } = catchUp
  const isNews = events.length > 0 || changes.length > 0
  return (
    <>
      <div className={styles['head']}>
        <h1>{since === null ? words.title : <Ordinals text={words.since(formats.dayAndTime(since))} />}</h1>
        {isNews && <AllSeen catchUp={catchUp} onSeen={onSeen} />}
      </div>
      <div className={styles['columns']}>
        <WaitingList waiting={waiting} subjects={catchUp.subjects} />
        <div className={styles['news']}>
          {isNews ? (
            <>
              <ChangeList changes={changes} />
              <EventList events={events} left={left} subjects={catchUp.subjects} />
            </>
          ) : (
            <Empty title={since === null ? words.first : words.nothing}>
              {since === null ? words.firstHelp : words.nothingHelp}
            </Empty>
          )}
        </div>
        <MailSection />
      </div>
    </>
  )
}

function AllSeen({ catchUp, onSeen }: { readonly catchUp: CatchUp; readonly onSeen: () => void }) {
  const words = useAllWords().catchUp
  const workshop = useView((view) => view.workshop.id)
  const [status, setStatus] = useState<'ready' | 'busy' | 'failed'>('ready')
  const mark = async () => {
    setStatus('busy')
    const isStored = await markSeen(workshop, catchUp.until)
    setStatus(isStored ? 'ready' : 'failed')
    if (!isStored) return
    announce(words.marked)
    // The button goes away: the keyboard goes on from the page.
    document.getElementById('main')?.focus()
    onSeen()
  }
  return (
    <div>
      <Button icon={Check} busy={status === 'busy'} onClick={() => void mark()}>
        {words.allSeen}
      </Button>
      {status === 'failed' && <p role="alert">{words.notMarked}</p>}
    </div>
  )
}
