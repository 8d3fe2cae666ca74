import { useMemo, useState } from 'react'
import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Version } from '../../shared/workshop/version.ts'
import { useConnection, useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { NameVersion } from './name-version.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { useMayKeep } from './use-may-keep.ts'
import { VersionList } from './version-list.tsx'
import { daysOf, momentOf, restoring, versionsOf, type Naming } from './version-words.ts'
import styles from './versions.module.css'

interface VersionsDialogProps {
  readonly document: DocumentName
  readonly onClose: () => void
}

/** The versions of a document by date; who may keep them names the present one and goes back to any. */
export function VersionsDialog({ document, onClose }: VersionsDialogProps) {
  const words = useAllWords()
  const formats = useFormats()
  const versions = useView((view) => view.versions)
  const phase = useView((view) => view.phase)
  const mayKeep = useMayKeep(document)
  const isCut = useConnection().status === 'cut'
  const [asked, setAsked] = useState<Version | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const naming = useMemo<Naming>(() => ({ words, formats, versions }), [words, formats, versions])
  const list = useMemo(() => versionsOf(document, versions), [document, versions])
  const say = (text: string) => {
    setDone(text)
    announce(text)
  }
  const { empty, emptyHelp, emptyHelpLead, intro, offline, title, close, restored } = words.versions
  const phaseTitle = words.workshop.phases[phase].title
  return (
    <Dialog title={title[kindOf(document)]} wide onClose={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
      <p className="mut">{intro}</p>
      {mayKeep && isCut && <p className={styles['offline']}>{offline}</p>}
      {mayKeep && <NameVersion document={document} isCut={isCut} onNamed={say} />}
      {done !== null && <p className={styles['done']}>{done}</p>}
      {list.length === 0 ? (
        <Empty title={empty}>{mayKeep ? emptyHelpLead(phaseTitle) : emptyHelp(phaseTitle)}</Empty>
      ) : (
        daysOf(list, naming).map(({ day, versions: own }) => (
          <section key={day} aria-label={day}>
            <h3 className={styles['day']}>
              <Ordinals text={day} />
            </h3>
            <VersionList versions={own} naming={naming} onRestore={mayKeep && !isCut ? setAsked : null} />
          </section>
        ))
      )}
      {asked && (
        <RestoreDialog
          version={asked}
          says={restoring(asked, naming)}
          onDone={() => say(restored[kindOf(document)](momentOf(asked, naming)))}
          onClose={() => setAsked(null)}
        />
      )}
    </Dialog>
  )
}
