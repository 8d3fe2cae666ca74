import { useSyncExternalStore } from 'react'
import { SeenWorkshopProvider } from '../link/workshop-context.tsx'
import { useWorkshopLink } from '../link/use-workshop-link.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { useAllWords } from '../ui/words.tsx'
import { Controls } from './controls.tsx'
import { RoomLanguage } from './room-language.tsx'
import { Scene } from './scene.tsx'
import { useProjectorEntry } from './use-projector-entry.ts'
import { useWakeLock } from './use-wake-lock.ts'
import styles from './projector.module.css'

interface ProjectorPageProps {
  readonly workshop: string
  /** What follows # in the link. */
  readonly secret: string | null
}

/** The room's screen: read-only, without an account, and never an error page in front of the room. */
export function ProjectorPage({ workshop, secret }: ProjectorPageProps) {
  const words = useAllWords().projector
  const entry = useProjectorEntry(workshop, secret)
  usePageTitle(words.page)
  useWakeLock()
  if (entry === 'refused') return <Sentence title={words.badLink} text={words.badLinkText} />
  if (entry === 'entering') return <Sentence title={words.connecting} text="" />
  return <Screen workshop={workshop} />
}

function Screen({ workshop }: { readonly workshop: string }) {
  const words = useAllWords().projector
  const link = useWorkshopLink(workshop, 'projector')
  const { view, status, end } = useSyncExternalStore(link.subscribe, link.current)
  // Once a scene was shown it stays: the room must not see the network's troubles.
  if (!view) {
    return end ? (
      <Sentence title={words.badLink} text={words.badLinkText} />
    ) : (
      <Sentence title={words.connecting} text="" />
    )
  }
  return (
    <SeenWorkshopProvider link={link}>
      <RoomLanguage language={view.workshop.language}>
        <Scene />
        {(status === 'cut' || end !== null) && <OfflineDot />}
        <Controls />
      </RoomLanguage>
    </SeenWorkshopProvider>
  )
}

function OfflineDot() {
  const words = useAllWords().projector
  return (
    <span className={styles['offline']} role="status" title={words.offline}>
      <span className="sr">{words.offline}</span>
    </span>
  )
}

function Sentence({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main id="main" className={`${styles['screen']} ${styles['sentence']}`}>
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  )
}
