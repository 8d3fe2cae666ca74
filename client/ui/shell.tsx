import type { ReactNode } from 'react'
import { AccountMenu } from './account-menu.tsx'
import { Avatars, type ShownPerson } from './avatar.tsx'
import { Footer } from './footer.tsx'
import { joined } from './joined.ts'
import { Link } from './link.tsx'
import { Logo } from './logo.tsx'
import { useRoute } from './navigation.ts'
import type { Route } from './route.ts'
import { SaveStatus, type SaveState } from './save-status.tsx'
import { useWords } from './words.tsx'
import styles from './shell.module.css'

/** The démarche that the navigation is about. */
export interface ShellWorkshop {
  readonly id: string
  readonly title: string
  /** Facilitators also have the console. */
  readonly isFacilitated: boolean
}

interface ShellProps {
  readonly workshop?: ShellWorkshop | null
  readonly me?: ShownPerson | null
  /** The others who are here. */
  readonly present?: readonly ShownPerson[]
  readonly save?: SaveState | null
  /** Facts about the whole page, under the bar. */
  readonly banner?: ReactNode
  readonly onLeave?: () => void
  readonly children: ReactNode
}

/** The frame of every page read on a desk: the bar, the content, the foot that public sites owe. */
export function Shell({ workshop = null, me = null, present = [], save, banner, onLeave, children }: ShellProps) {
  const words = useWords().ui
  return (
    <div className={styles['page']}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className={joined('top', styles['bar'])}>
        <Link className="brand" to={{ page: 'home' }}>
          <Logo />
          {words.product}
        </Link>
        {workshop && <Navigation workshop={workshop} />}
        <span className={styles['space']} />
        {save !== undefined && <SaveStatus state={save} />}
        <Avatars people={present} />
        <AccountMenu me={me} onLeave={onLeave} />
      </header>
      <div className={styles['facts']}>{banner}</div>
      <main id="main" tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      <Footer />
    </div>
  )
}

function Navigation({ workshop: { id, title, isFacilitated } }: { readonly workshop: ShellWorkshop }) {
  const words = useWords().ui.nav
  const { page } = useRoute()
  const entries: readonly (readonly [string, Route, readonly Route['page'][]])[] = [
    [words.workshop, { page: 'workshop', workshop: id }, ['workshop']],
    [words.diagnostic, { page: 'diagnostic', workshop: id, domain: null }, ['diagnostic', 'comparison']],
    [words.session, { page: 'session', workshop: id }, ['session', 'results']],
    [words.plan, { page: 'plan', workshop: id, action: null }, ['plan']],
    [words.documents, { page: 'documents', workshop: id }, ['documents']],
    ...(isFacilitated ? [[words.console, { page: 'console', workshop: id }, ['console']] as const] : []),
  ]
  return (
    <nav className="nav" aria-label={words.label(title)}>
      {entries.map(([label, to, pages]) => (
        <Link key={label} to={to} aria-current={pages.includes(page) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
