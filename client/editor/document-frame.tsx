import { useEffect, type ReactNode } from 'react'
import { institutionOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { isOpenToContributors } from '../../shared/workshop/permission.ts'
import type { Phase } from '../../shared/workshop/phase.ts'
import { rawPath } from '../link/document-address.ts'
import type { DocumentEnd } from '../link/document-end.ts'
import type { UsedDocument } from '../link/use-document.ts'
import { useView } from '../link/workshop-context.tsx'
import { WorkshopShell } from '../link/workshop-shell.tsx'
import { announce } from '../ui/announcer.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink, DownloadLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import type { SaveState } from '../ui/save-status.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords } from '../ui/words.tsx'
import { RefusedWords } from './refused-words.tsx'
import styles from './document-frame.module.css'

interface DocumentFrameProps {
  readonly name: DocumentName
  readonly open: UsedDocument
  readonly phase: Phase
  /** The title of the page, shown while the text is on its way. */
  readonly title: string
  readonly children: ReactNode
}

/** A page about a document: what is saved, cut, refused or closed is said above it, in words. */
export function DocumentFrame({ name, open, phase, title, children }: DocumentFrameProps) {
  const words = useAllWords()
  const { link, isLoaded, isKept, end, refused, save } = open
  const isUnstored = save?.status === 'unsaved'
  const banner = (
    <>
      {end !== null && isLoaded && <EndedBanner name={name} end={end} />}
      {end === null && save?.status === 'offline' && (
        <Banner tone="offline" title={words.editor.document.offline.title}>
          {isKept ? words.editor.document.offline.kept : words.editor.document.offline.text}
        </Banner>
      )}
      {end === null && isUnstored && (
        <Banner tone="error" title={words.editor.document.notStored.title}>
          {isKept ? words.editor.document.notStored.kept : words.editor.document.notStored.text}
        </Banner>
      )}
      {refused !== null && <RefusedWords refused={refused} putAway={link.putAwayRefusedWords} />}
      {isLoaded && end === null && !open.mayWrite && <ReadingNotice name={name} phase={phase} />}
    </>
  )
  return (
    <WorkshopShell save={end === null ? saveState(open) : null} banner={banner}>
      {end !== null && !isLoaded ? <Ended name={name} end={end} /> : isLoaded ? children : <Waiting title={title} />}
    </WorkshopShell>
  )
}

function ReadingNotice({ name, phase }: Pick<DocumentFrameProps, 'name' | 'phase'>) {
  const words = useAllWords()
  const { readOnlyPhase, readOnlyRole, stillComment } = words.editor.document
  const isReader = useView((view) => view.me?.role === 'reader')
  const institution = institutionOf(name)
  const isGuest = useView((view) => institution !== null && view.me?.institution !== institution)
  const notice = isGuest
    ? words.space.guest
    : isReader && isOpenToContributors(name, phase)
      ? readOnlyRole
      : `${readOnlyPhase(words.workshop.phases[phase].title)} ${stillComment}`
  // It comes with its words already in it, which few screen readers say by themselves.
  useEffect(() => announce(notice), [notice])
  return <p className={styles['reading']}>{notice}</p>
}

interface EndProps {
  readonly name: DocumentName
  readonly end: DocumentEnd
}

function Ended({ name, end }: EndProps) {
  const words = useAllWords().editor.document
  return (
    <div className={styles['place']}>
      <h1>{words.ended[end].title}</h1>
      <Empty title={words.ended[end].text} action={<WayOn name={name} end={end} />} />
    </div>
  )
}

// What is shown stays readable; it only goes no further.
function EndedBanner({ name, end }: EndProps) {
  const words = useAllWords().editor.document
  return (
    <Banner tone="error" title={words.ended[end].title} action={<WayOn name={name} end={end} />}>
      {words.ended[end].text}
    </Banner>
  )
}

function WayOn({ name, end }: EndProps) {
  const words = useAllWords()
  const workshop = useView((view) => view.workshop.id)
  const mayTakeRows = useView(({ me }) => me?.role === 'facilitator' || me?.institution === institutionOf(name))
  if (end === 'unreadable' && mayTakeRows) {
    return <DownloadLink href={rawPath(workshop, name)}>{words.editor.document.downloadStored}</DownloadLink>
  }
  if (end === 'unauthenticated') {
    return <ButtonLink to={{ page: 'join', code: null }}>{words.join.arrival.join}</ButtonLink>
  }
  return <Button onClick={() => location.reload()}>{words.editor.document.reload}</Button>
}

function Waiting({ title }: { readonly title: string }) {
  return (
    <div className={styles['place']}>
      <h1>{title}</h1>
      <Skeleton lines={6} />
    </div>
  )
}

function saveState({ save, link }: UsedDocument): SaveState | null {
  return save?.status === 'unsaved' ? { status: 'unsaved', retry: link.retry } : save
}
