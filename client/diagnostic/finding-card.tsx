import type { Editor } from '@tiptap/core'
import { memo, useCallback, useEffect, useState } from 'react'
import { findingsOf, type Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { useDropTarget } from '../editor/drop-target.ts'
import { draftAnchor } from '../comments/conversation.ts'
import type { DraftPassage } from '../editor/passage.ts'
import { RichTextField } from '../editor/rich-text-field.tsx'
import { WritingFrame } from '../editor/writing-frame.tsx'
import { fragmentIn, recordIn } from '../link/record-in.ts'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { FindingBelow, type OpenedPart } from './finding-below.tsx'
import { FindingDetails } from './finding-details.tsx'
import { FindingEvidence } from './finding-evidence.tsx'
import { FindingIdentity } from './finding-identity.tsx'
import type { FindingMoves } from './finding-moves.ts'
import { maySign } from './finding-reserves.tsx'
import { FindingTitle } from './finding-title.tsx'
import { FindingTools } from './finding-tools.tsx'
import styles from './finding.module.css'

interface FindingCardProps {
  readonly finding: Finding
  readonly code: string
  readonly place: number
  readonly total: number
  /** The address leads here. */
  readonly isWanted: boolean
  /** This person has just added it. */
  readonly isNew: boolean
  readonly desk: Desk
  readonly moves: FindingMoves
  readonly onArchive: (id: FindingId) => void
}

/** One finding: what is said, who said it, what shows it. Drawn again only when it changes. */
export const FindingCard = memo(function FindingCard(props: FindingCardProps) {
  const { finding, code, place, total, isWanted, isNew, desk, moves, onArchive } = props
  const { doc, undo, awareness, mayWrite, me, passages, acts } = desk
  const words = useAllWords().diagnostic
  const [editor, setEditor] = useState<Editor | null>(null)
  const [isDetailed, setDetailed] = useState(false)
  const [opened, setOpened] = useState<OpenedPart>(null)
  const record = recordIn(findingsOf(doc), finding.id)
  const fragment = fragmentIn(record, 'body')
  const name = `${code}, ${finding.title || words.untitled}`
  const { edge, target } = useDropTarget({
    finding: (id, side) => moves.beside(id as FindingId, finding.id, side),
  })
  useEffect(() => {
    if (isWanted) document.getElementById(finding.id)?.scrollIntoView()
  }, [isWanted, finding.id])
  const comment = useCallback(
    (passage: DraftPassage | null) =>
      acts.begin({ subject: finding.id, code, anchor: draftAnchor(passage, finding.title) }),
    [acts, finding.id, finding.title, code],
  )
  return (
    <WritingFrame
      subject={finding.id}
      label={words.finding(name)}
      {...{ awareness, undo, mayWrite, editor }}
      onComment={comment}
      className={joined(styles['finding'], edge && styles[edge])}
      dropTarget={mayWrite ? target : undefined}
      tools={
        <FindingTools
          name={name}
          mayWrite={mayWrite}
          isDetailed={isDetailed}
          onDetails={() => setDetailed(!isDetailed)}
          onComment={() => comment(null)}
          onReserve={maySign(desk, finding.id) ? () => setOpened('signing') : null}
          onAuthors={() => setOpened(opened === 'authors' ? null : 'authors')}
          onMerge={desk.isSpace ? null : () => setOpened('merging')}
          onArchive={() => {
            desk.link.write((written) => recordIn(findingsOf(written), finding.id)?.set('isArchived', true))
            onArchive(finding.id)
          }}
        />
      }
    >
      {(_, writers) => (
        <>
          <FindingIdentity
            {...{ finding, code, name, place, total, desk, writers }}
            onMove={(to) => moves.to(finding.id, to)}
          />
          <div className={styles['body']}>
            <FindingTitle {...{ finding, code, record, desk, isNew }} />
            {fragment && (
              <RichTextField
                text={finding.body}
                fragment={fragment}
                {...{ undo, awareness, me, mayWrite, passages }}
                label={words.textOf(name)}
                onPassage={mayWrite ? acts.follow : acts.activate}
                onComment={comment}
                onEditor={setEditor}
              />
            )}
            <FindingBelow {...{ finding, code, name, fragment, desk, opened }} onClose={() => setOpened(null)} />
            {mayWrite && isDetailed && <FindingDetails finding={finding} code={code} desk={desk} />}
          </div>
          <FindingEvidence finding={finding} code={code} record={record} desk={desk} />
        </>
      )}
    </WritingFrame>
  )
})
