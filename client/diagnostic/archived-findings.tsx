import { ArchiveRestore, Undo2 } from 'lucide-react'
import { findingsOf, type Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { recordIn } from '../link/record-in.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { FindingTypeMark } from '../ui/finding-type-mark.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import styles from './diagnostic.module.css'

interface ArchivedProps {
  readonly findings: readonly Finding[]
  readonly desk: Desk
}

/** The archived findings of a domain, to read and to bring back: nothing is ever thrown away. */
export function ArchivedFindings({ findings, desk }: ArchivedProps) {
  const words = useAllWords().diagnostic
  // What was merged is read in the common finding, which alone brings it back.
  const archived = findings.filter(({ id, isArchived }) => isArchived && !desk.standIn.has(id))
  if (archived.length === 0) return null
  return (
    <details className={styles['archived']}>
      <summary>{words.archived(archived.length)}</summary>
      <ul>
        {archived.map(({ id, title, type }) => (
          <li key={id}>
            <FindingTypeMark type={type} />
            <span className="grow serif">{title || words.untitled}</span>
            {desk.mayWrite && (
              <Button icon={ArchiveRestore} onClick={() => restore(desk, id, words.restored(title || words.untitled))}>
                {words.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface JustArchivedProps extends ArchivedProps {
  readonly archived: FindingId | null
  readonly onDone: () => void
}

/** Says what was just archived, with the way back. */
export function JustArchived({ findings, archived, desk, onDone }: JustArchivedProps) {
  const words = useAllWords().diagnostic
  const finding = findings.find(({ id, isArchived }) => id === archived && isArchived)
  if (!finding) return null
  const name = finding.title || words.untitled
  return (
    <p className={styles['just']} role="status">
      {words.justArchived(name)}
      <Button
        icon={Undo2}
        onClick={() => {
          restore(desk, finding.id, words.restored(name))
          onDone()
        }}
      >
        {words.undoArchive}
      </Button>
    </p>
  )
}

function restore(desk: Desk, id: FindingId, said: string): void {
  desk.link.write((doc) => recordIn(findingsOf(doc), id)?.set('isArchived', false))
  announce(said)
}
