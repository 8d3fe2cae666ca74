import type { ReactNode } from 'react'
import type { Phase } from '../../shared/workshop/phase.ts'
import type { UsedDocument } from '../link/use-document.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import type { SaveState } from '../ui/save-status.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../ui/words.tsx'
import type { PageFrame } from './page-frame.ts'
import { RefusedWords } from './refused-words.tsx'
import styles from './document-frame.module.css'

interface DocumentFrameProps {
  readonly frame: PageFrame
  readonly open: UsedDocument
  readonly phase: Phase
  /** The title of the page, shown while the text is on its way. */
  readonly title: string
  readonly children: ReactNode
}

/** A page about a document: what is saved, cut, refused or closed is said above it, in words. */
export function DocumentFrame({ frame: Frame, open, phase, title, children }: DocumentFrameProps) {
  const words = useWords()
  const { link, isLoaded, end, refusedWords, save } = open
  const isUnstored = save?.status === 'unsaved'
  const banner = (
    <>
      {save?.status === 'offline' && (
        <Banner tone="offline" title={words.ui.offline.title}>
          {words.ui.offline.text}
        </Banner>
      )}
      {isUnstored && (
        <Banner tone="error" title={words.editor.document.notStored.title}>
          {words.editor.document.notStored.text}
        </Banner>
      )}
      {refusedWords !== null && <RefusedWords words={refusedWords} putAway={link.putAwayRefusedWords} />}
      {isLoaded && end === null && !open.mayWrite && <ReadingNotice phase={phase} />}
    </>
  )
  return (
    <Frame save={saveState(open)} banner={banner}>
      {end !== null && !isLoaded ? <Ended end={end} /> : isLoaded ? children : <Waiting title={title} />}
    </Frame>
  )
}

function ReadingNotice({ phase }: { readonly phase: Phase }) {
  const words = useWords()
  const { readOnlyPhase, stillComment } = words.editor.document
  return (
    <p className={styles['reading']} role="status">
      {readOnlyPhase(words.workshop.phases[phase].title)} {stillComment}
    </p>
  )
}

function Ended({ end }: { readonly end: NonNullable<UsedDocument['end']> }) {
  const words = useWords().editor.document
  return (
    <div className={styles['place']}>
      <h1>{words.ended[end].title}</h1>
      <Empty
        title={words.ended[end].text}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {words.reload}
          </Button>
        }
      />
    </div>
  )
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
