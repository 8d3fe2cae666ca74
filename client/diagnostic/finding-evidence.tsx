import { Plus, X } from 'lucide-react'
import * as Y from 'yjs'
import {
  addEvidence,
  findingsOf,
  removeEvidence,
  type Evidence,
  type EvidenceField,
  type Finding,
} from '../../shared/documents/finding.ts'
import type { EvidenceId } from '../../shared/id.ts'
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
            onRemove={() =>
              desk.link.write((doc) => {
                const written = recordIn(findingsOf(doc), finding.id)
                if (written) removeEvidence(written, evidence.id)
              })
            }
          />
        ) : (
          <Figure key={evidence.id} evidence={evidence} />
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

function Figure({ evidence: { value, unit, label, source, year } }: { readonly evidence: Evidence }) {
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

interface WrittenFigureProps {
  readonly evidence: Evidence
  readonly record: Y.Map<unknown> | null
  readonly desk: Desk
  readonly onRemove: () => void
}

function WrittenFigure({ evidence, record, desk, onRemove }: WrittenFigureProps) {
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
