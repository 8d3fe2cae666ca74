import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { ConnectionBanner, WorkshopShell } from '../link/workshop-shell.tsx'
import { useView, WorkshopProvider } from '../link/workshop-context.tsx'
import { leaveWorkshop } from '../link/leave-workshop.ts'
import { AccountMenu } from '../ui/account-menu.tsx'
import { Link } from '../ui/link.tsx'
import { Logo } from '../ui/logo.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { useWords } from '../ui/words.tsx'
import { Timer } from '../voting/timer.tsx'
import { useHeldTask, type HeldTask } from './held-task.ts'
import { NextTask } from './next-task.tsx'
import { currentTask, type Task } from './task.ts'
import { VoteTask } from './vote-task.tsx'
import { WaitTask } from './wait-task.tsx'
import styles from './phone.module.css'

// Results come later than votes: their code travels while people vote, not before the page is shown.
const readTask = () => import('./read-task.tsx')
const ReadTask = lazy(async () => ({ default: (await readTask()).ReadTask }))

/** The session for someone at the table: the current task and nothing else. */
export function PhonePage({ workshop }: { readonly workshop: string }) {
  return (
    <WorkshopProvider workshop={workshop}>
      <Session />
    </WorkshopProvider>
  )
}

function Session() {
  const words = useWords()
  const { title } = useView((view) => view.workshop)
  const { shown: task, next, join, fill } = useTask()
  const isSmall = useIsSmall()
  usePageTitle(`${task.type === 'wait' ? words.ui.nav.session : task.round.title}, ${title}`)
  if (!isSmall) {
    return (
      <WorkshopShell>
        <div className={styles['desk']}>
          {task.type !== 'wait' && <TaskBar task={task} />}
          <NextTask next={next} join={join} />
          <TaskBody task={task} onFill={fill} />
        </div>
      </WorkshopShell>
    )
  }
  return (
    <div className={styles['phone']}>
      <a className="skip" href="#main">
        {words.ui.skip}
      </a>
      {task.type === 'wait' ? <BrandBar /> : <TaskBar task={task} />}
      <ConnectionBanner />
      <NextTask next={next} join={join} />
      <main id="main" tabIndex={-1} className={styles['main']}>
        <TaskBody task={task} onFill={fill} />
      </main>
    </div>
  )
}

function BrandBar() {
  const words = useWords().ui
  const { id } = useView((view) => view.workshop)
  const me = useView((view) => view.me)
  return (
    <header className={styles['bar']}>
      <Link className="brand" to={{ page: 'workshop', workshop: id }}>
        <Logo />
        {words.product}
      </Link>
      <AccountMenu me={me} onLeave={() => void leaveWorkshop(id)} />
    </header>
  )
}

function TaskBar({ task }: { readonly task: Exclude<Task, { type: 'wait' }> }) {
  const { round } = task
  return (
    <header className={styles['bar']}>
      <span className={styles['name']}>{round.title}</span>
      {round.status === 'open' && <Timer until={round.until} />}
    </header>
  )
}

function TaskBody({ task, onFill }: { readonly task: Task; readonly onFill: HeldTask['fill'] }) {
  const isVoting = task.type === 'vote'
  useEffect(() => {
    // A failure here is no news: the code is asked for again when the result is shown.
    if (isVoting) readTask().catch(() => null)
  }, [isVoting])
  switch (task.type) {
    case 'wait':
      return <WaitTask />
    case 'vote':
      return <VoteTask round={task.round} onFill={onFill} />
    case 'read':
      return (
        <Suspense fallback={null}>
          <ReadTask round={task.round} />
        </Suspense>
      )
  }
}

function useTask(): HeldTask {
  const rounds = useView((view) => view.rounds)
  const scene = useView((view) => view.scene)
  return useHeldTask(currentTask({ rounds, scene }), rounds)
}

const small = matchMedia('(max-width: 48rem)')

function useIsSmall(): boolean {
  return useSyncExternalStore(followWidth, () => small.matches)
}

function followWidth(listener: () => void): () => void {
  small.addEventListener('change', listener)
  return () => small.removeEventListener('change', listener)
}
