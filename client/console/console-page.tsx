import { Smartphone } from 'lucide-react'
import { ConnectionBanner, WorkshopShell } from '../link/workshop-shell.tsx'
import { leaveWorkshop } from '../link/leave-workshop.ts'
import { useView, WorkshopProvider } from '../link/workshop-context.tsx'
import { AccountMenu } from '../ui/account-menu.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { Logo } from '../ui/logo.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Tag } from '../ui/tag.tsx'
import { useAllWords } from '../ui/words.tsx'
import { Door } from './door.tsx'
import { HealthStrip } from './health-strip.tsx'
import { People } from './people.tsx'
import { Phases } from './phases.tsx'
import { RoomScreen } from './room-screen.tsx'
import { RoundDesk } from './round-desk.tsx'
import styles from './console.module.css'

/** The facilitator's console: where the démarche is, the vote, the room. */
export function ConsolePage({ workshop }: { readonly workshop: string }) {
  return (
    <WorkshopProvider workshop={workshop}>
      <Console />
    </WorkshopProvider>
  )
}

function Console() {
  const words = useAllWords().console
  const { title } = useView((view) => view.workshop)
  const isFacilitator = useView((view) => view.me?.role === 'facilitator')
  usePageTitle(`${words.page}, ${title}`)
  if (!isFacilitator) return <NotYours />
  return (
    <div className={styles['page']}>
      <Bar />
      <HealthStrip />
      <ConnectionBanner />
      <div className={styles['columns']}>
        {/* Now comes first for the keyboard and on one column; a wide screen shows the phases on its left. */}
        <main id="main" tabIndex={-1} className={styles['main']}>
          <RoundDesk />
        </main>
        <aside className={styles['right']}>
          <RoomScreen />
          <People />
        </aside>
        <div className={styles['left']}>
          <Phases />
          <Door />
        </div>
      </div>
    </div>
  )
}

function Bar() {
  const words = useAllWords()
  const { id, title } = useView((view) => view.workshop)
  const me = useView((view) => view.me)
  return (
    <>
      <a className="skip" href="#main">
        {words.ui.skip}
      </a>
      <header className={`top live ${styles['bar']}`}>
        <Link className="brand" to={{ page: 'workshop', workshop: id }}>
          <Logo />
          {words.ui.product}
        </Link>
        <b className="grow">{title}</b>
        <Tag tone="live">{words.console.live}</Tag>
        <ButtonLink icon={Smartphone} to={{ page: 'session', workshop: id }}>
          {words.console.asParticipant}
        </ButtonLink>
        <AccountMenu
          me={me && { id: me.id, name: me.name, detail: words.console.youLead }}
          onLeave={() => void leaveWorkshop(id)}
        />
      </header>
    </>
  )
}

function NotYours() {
  const words = useAllWords().console
  const { id } = useView((view) => view.workshop)
  return (
    <WorkshopShell>
      <div className={styles['notice']}>
        <h1>{words.notYours}</h1>
        <Empty
          title={words.notYoursText}
          action={
            <ButtonLink variant="primary" to={{ page: 'session', workshop: id }}>
              {words.toSession}
            </ButtonLink>
          }
        />
      </div>
    </WorkshopShell>
  )
}
