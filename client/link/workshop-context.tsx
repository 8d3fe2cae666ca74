import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import type { View } from '../../shared/workshop/view.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Shell } from '../ui/shell.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../ui/words.tsx'
import { useWorkshopLink } from './use-workshop-link.ts'
import type { WorkshopEnd } from './document-end.ts'
import type { SeenWorkshop, WorkshopLink } from './workshop-link.ts'
import styles from './workshop-context.module.css'

const LinkContext = createContext<WorkshopLink | null>(null)

/** A démarche once it has been seen. */
export interface UsedWorkshop extends SeenWorkshop {
  readonly view: View
  /** The server's time. */
  readonly now: WorkshopLink['now']
  readonly send: WorkshopLink['send']
}

/** Opens a démarche for what is inside, which is drawn once it has been seen; says why when it cannot be. */
export function WorkshopProvider(props: { readonly workshop: string; readonly children: ReactNode }) {
  const link = useWorkshopLink(props.workshop, 'participant')
  const hasView = useSyncExternalStore(link.subscribe, () => link.current().view !== null)
  const status = useSyncExternalStore(link.subscribe, () => link.current().status)
  const end = useSyncExternalStore(link.subscribe, () => link.current().end)
  if (end !== null) return <Ended end={end} />
  if (!hasView) return <Arriving isCut={status === 'cut'} />
  return <LinkContext value={link}>{props.children}</LinkContext>
}

/** Gives a démarche that is opened elsewhere, as the room's screen does. */
export function SeenWorkshopProvider(props: { readonly link: WorkshopLink; readonly children: ReactNode }) {
  return <LinkContext value={props.link}>{props.children}</LinkContext>
}

/** The démarche, its connection, and the way to ask something of it. Draws again at every change. */
export function useWorkshop(): UsedWorkshop {
  const link = useLink()
  const seen = useSyncExternalStore(link.subscribe, link.current)
  return { ...seen, view: viewIn(seen), now: link.now, send: link.send }
}

/** One part of the view; draws again only when that part changes. The selector must give a part, not make a new object. */
export function useView<Part>(select: (view: View) => Part): Part {
  const link = useLink()
  return useSyncExternalStore(link.subscribe, () => select(viewIn(link.current())))
}

/** How the démarche reaches this page, and whether the server can save. */
export function useConnection(): Pick<SeenWorkshop, 'status' | 'isStoring' | 'late'> {
  const link = useLink()
  const status = useSyncExternalStore(link.subscribe, () => link.current().status)
  const isStoring = useSyncExternalStore(link.subscribe, () => link.current().isStoring)
  const late = useSyncExternalStore(link.subscribe, () => link.current().late)
  return { status, isStoring, late }
}

/** The server's time, in milliseconds since 1970. */
export function useServerClock(): WorkshopLink['now'] {
  return useLink().now
}

/** The way to ask something of the démarche, without following what it shows. */
export function useSend(): WorkshopLink['send'] {
  return useLink().send
}

function useLink(): WorkshopLink {
  const link = use(LinkContext)
  if (link === null) throw new Error('a démarche is asked for outside of WorkshopProvider')
  return link
}

function viewIn({ view }: SeenWorkshop): View {
  if (view === null) throw new Error('a démarche is drawn before it was seen')
  return view
}

function Arriving({ isCut }: { readonly isCut: boolean }) {
  const words = useWords().join.arrival
  return (
    <Shell>
      <div className={styles['place']}>
        <h1 className={styles['title']}>{isCut ? words.unreachable : words.opening}</h1>
        {isCut ? <p role="status">{words.unreachableText}</p> : <Skeleton lines={4} />}
      </div>
    </Shell>
  )
}

function Ended({ end }: { readonly end: WorkshopEnd }) {
  const words = useWords().join.end[end]
  const { home, join } = useWords().join.arrival
  return (
    <Shell>
      <div className={styles['place']}>
        <h1 className={styles['title']}>{words.title}</h1>
        <Empty
          title={words.text}
          action={
            end === 'unauthenticated' ? (
              <ButtonLink variant="primary" to={{ page: 'join', code: null }}>
                {join}
              </ButtonLink>
            ) : (
              <ButtonLink to={{ page: 'home' }}>{home}</ButtonLink>
            )
          }
        />
      </div>
    </Shell>
  )
}
