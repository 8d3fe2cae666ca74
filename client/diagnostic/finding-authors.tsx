import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { ParticipantId } from '../../shared/id.ts'
import { writtenRuns } from '../../shared/documents/written-runs.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { ask } from '../link/http.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useAllWords } from '../ui/words.tsx'
import { authoredText, type AuthoredBy, type Author } from './authored-text.ts'
import styles from './authors.module.css'

interface FindingAuthorsProps {
  readonly document: DocumentName
  /** « A3, Des places manquent ». */
  readonly name: string
  readonly fragment: Y.XmlFragment
  readonly onClose: () => void
}

type Writers = Readonly<Record<string, ParticipantId | 'server'>>

/** Who wrote which words of a finding, as it stands when it is asked for: by person, or by institution. */
export function FindingAuthors({ document, name, fragment, onClose }: FindingAuthorsProps) {
  const words = useAllWords().authors
  const people = useView((view) => view.participants)
  const institutions = useView((view) => view.workshop.institutions)
  const writers = useWriters(
    useView((view) => view.workshop.id),
    document,
  )
  const [by, setBy] = useState<AuthoredBy>('institution')
  const names = { ...words, people, institutions }
  return (
    <section className={styles['authors']} aria-label={words.of(name)}>
      <div className={styles['head']}>
        <Segmented
          label={words.choose}
          value={by}
          options={[
            { value: 'institution', label: words.byInstitution },
            { value: 'person', label: words.byPerson },
          ]}
          onChange={setBy}
        />
        <Button variant="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </div>
      {writers === 'waiting' && <Skeleton lines={2} />}
      {writers === 'failed' && <p role="alert">{words.failed}</p>}
      {typeof writers === 'object' && (
        <Authored {...authoredText(writtenRuns(fragment), (client) => writers[client], by, names)} />
      )}
    </section>
  )
}

function Authored({ runs, authors }: ReturnType<typeof authoredText>) {
  const words = useAllWords().authors
  if (authors.length === 0) return <p className="mut">{words.nothing}</p>
  return (
    <>
      <p className={styles['text']}>
        {runs.map(({ text, author }, index) => (
          // A run has no other name than its place.
          <span key={`${index} ${author.key}`} className={markOf(author)} title={author.name}>
            <span className="sr">{words.said(author.name)}</span>
            {text}
          </span>
        ))}
      </p>
      <h3>{words.writtenBy}</h3>
      <ul className={styles['legend']}>
        {authors.map(({ author, share }) => (
          <li key={author.key}>
            <span className={joined(markOf(author), styles['sample'])} aria-hidden="true" />
            {words.share(author.name, share)}
          </li>
        ))}
      </ul>
    </>
  )
}

// Colour and the look of the line go together: none of them is the only one to tell.
function markOf({ look }: Author): string {
  return joined(styles['run'], styles[`look${look % 6}`]) ?? ''
}

function useWriters(workshop: string, document: DocumentName): Writers | 'waiting' | 'failed' {
  const [writers, setWriters] = useState<Writers | 'waiting' | 'failed'>('waiting')
  useEffect(() => {
    let isLeft = false
    const path = `/api/workshops/${encodeURIComponent(workshop)}/documents/${document}/writers`
    void ask<{ readonly writers: Writers }>(path).then((answer) => {
      if (!isLeft) setWriters(answer.ok ? answer.value.writers : 'failed')
    })
    return () => {
      isLeft = true
    }
  }, [workshop, document])
  return writers
}
