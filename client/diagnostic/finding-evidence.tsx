import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import * as Y from 'yjs'
import { figureWords } from '../../shared/documents/anchor-words.ts'
import {
  addEvidence,
  findingsOf,
  removeEvidence,
  type Evidence,
  type EvidenceField,
  type Finding,
} from '../../shared/documents/finding.ts'
import type { EvidenceId } from '../../shared/id.ts'
import { CommentSpot } from '../comments/comment-spot.tsx'
import { SharedInput } from '../editor/shared-input.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import styles from './finding.module.css'

interface FindingEvidenceProps {
  readonly finding: Finding
  readonly code: string
  readonly record: Y.Map<unknown> | null
  readonly desk: Desk
}

/** The figures that support a finding: value, unit, what it counts, source and year. */
export function FindingEvidence({ finding, code, record, desk }: FindingEvidenceProps) {
  const words = useAllWords().diagnostic
  const list = record?.get('evidence')
  const add = () =>
    desk.link.write((doc) => {
      const written = recordIn(findingsOf(doc), finding.id)
      const blank = { label: '', value: '', unit: '', year: '', source: '' }
      if (written) addEvidence(written, { id: freshId<EvidenceId>(), ...blank })
    })
  if (finding.evidence.length === 0 && !desk.mayWrite) return null
  return (
    <aside className={styles['evidence']} aria-label={words.evidenceOf(code)} data-field="evidence">
      {finding.evidence.map((evidence) =>
        desk.mayWrite && list instanceof Y.Map ? (
          <WrittenFigure
            key={evidence.id}
            evidence={evidence}
            record={recordIn(list as Y.Map<unknown>, evidence.id)}
            desk={desk}
            spot={<FigureSpot {...{ finding, code, evidence, desk }} />}
            onRemove={() =>
              desk.link.write((doc) => {
                const written = recordIn(findingsOf(doc), finding.id)
                if (written) removeEvidence(written, evidence.id)
              })
            }
          />
        ) : (
          <Figure key={evidence.id} evidence={evidence} spot={<FigureSpot {...{ finding, code, evidence, desk }} />} />
        ),
      )}
      {desk.mayWrite && (
        <Button variant="quiet" icon={Plus} className={styles['add'] ?? ''} onClick={add}>
          {words.addEvidence}
        </Button>
      )}
    </aside>
  )
}

interface FigureSpotProps extends Pick<FindingEvidenceProps, 'finding' | 'code' | 'desk'> {
  readonly evidence: Evidence
}

function FigureSpot({ finding, code, evidence, desk: { acts, spots } }: FigureSpotProps) {
  const words = useAllWords().diagnostic
  return (
    <CommentSpot
      subject={finding.id}
      anchor={{ on: 'figure', figure: evidence.id, words: figureWords(evidence) }}
      label={words.commentFigure}
      threads={spots.get(evidence.id) ?? []}
      className={styles['spot']}
      {...{ code, acts }}
    />
  )
}

interface FigureProps {
  readonly evidence: Evidence
  /** The way to comment it. */
  readonly spot: ReactNode
}

function Figure({ evidence: { value, unit, label, source, year }, spot }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <p className={styles['value']}>
        {value} <small>{unit}</small>
      </p>
      <p>{label}</p>
      <p className={styles['source']}>
        <span>
          <Source source={source} />
          {year && `, ${year}`}
        </span>
        {spot}
      </p>
    </div>
  )
}

// A web address is shown by its site alone: the column is narrow.
function Source({ source }: Pick<Evidence, 'source'>) {
  const words = useAllWords().diagnostic
  if (!/^https?:/.test(source) || !URL.canParse(source)) return <>{source || words.noSource}</>
  return (
    <a href={source} rel="noopener noreferrer nofollow" target="_blank">
      {new URL(source).hostname.replace(/^www\./, '')}
    </a>
  )
}

interface WrittenFigureProps extends FigureProps {
  readonly record: Y.Map<unknown> | null
  readonly desk: Desk
  readonly onRemove: () => void
}

function WrittenFigure({ evidence, record, desk, spot, onRemove }: WrittenFigureProps) {
  const words = useAllWords().diagnostic
  const field = (name: EvidenceField) => {
    const text = textIn(record, name)
    if (text === null) return <span>{evidence[name]}</span>
    const { label, placeholder } = words.evidence[name]
    return <SharedInput text={text} undo={desk.undo} mayWrite maxLength={500} label={label} placeholder={placeholder} />
  }
  return (
    <div className={styles['figure']}>
      <div className={styles['value']}>
        {field('value')}
        <small>{field('unit')}</small>
      </div>
      {field('label')}
      <div className={styles['source']}>
        {field('source')}
        {field('year')}
        {spot}
      </div>
      <IconButton
        variant="quiet"
        icon={X}
        label={words.removeEvidence}
        className={styles['remove'] ?? ''}
        onClick={onRemove}
      />
    </div>
  )
}
