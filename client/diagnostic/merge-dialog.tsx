import { Combine } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { findingCodes } from '../../shared/plan/finding-codes.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { findingsIn, useFindings } from './findings.ts'
import { useMerging } from './use-merging.ts'
import { WordingChoice } from './wording-choice.tsx'
import styles from './merge.module.css'

interface MergeDialogProps {
  readonly finding: Finding
  /** Those that are ticked beforehand, itself among them. */
  readonly alike?: readonly Finding[]
  readonly desk: Desk
  readonly onClose: () => void
}

/** Makes a finding one with others that somebody chooses. */
export function MergeDialog({ finding, alike = [], desk, onClose }: MergeDialogProps) {
  const { merge: words, diagnostic, ui } = useAllWords()
  const findings = useFindings(desk.doc)
  const codes = useMemo(() => findingCodes(desk.domains, { findings }), [desk.domains, findings])
  const [domain, setDomain] = useState(finding.domain)
  const [ticked, setTicked] = useState<ReadonlySet<FindingId>>(() => new Set(alike.map(({ id }) => id)))
  const merging = useMerging(finding.id)
  // One that somebody archives meanwhile is chosen no more.
  const chosen = findings.filter(({ id, isArchived }) => !isArchived && (id === finding.id || ticked.has(id)))
  const others = findingsIn(findings, domain).filter(({ id }) => id !== finding.id)
  const merge = async () => {
    if (await merging.run(chosen.map(({ id }) => id))) onClose()
  }
  return (
    <Dialog
      title={words.title(codes.get(finding.id) ?? '')}
      onClose={onClose}
      wide
      actions={
        <>
          <Button
            variant="primary"
            icon={Combine}
            busy={merging.isBusy}
            unavailable={chosen.length < 2 ? words.chooseFirst : merging.unavailable}
            onClick={() => void merge()}
          >
            {words.act(chosen.length)}
          </Button>
          <Button onClick={onClose}>{ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['choice']}>
        <Select
          label={diagnostic.domain}
          value={domain}
          options={desk.domains.map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` }))}
          onChange={setDomain}
        />
        <fieldset className={styles['others']}>
          <legend className="lbl">{words.choose}</legend>
          {others.length === 0 && <p className="mut">{words.noOther}</p>}
          {others.map(({ id, title }) => (
            <Checkbox
              key={id}
              label={`${codes.get(id) ?? ''} ${title || diagnostic.untitled}`}
              checked={ticked.has(id)}
              onChange={(isIn) => setTicked(isIn ? new Set([...ticked, id]) : without(ticked, id))}
            />
          ))}
        </fieldset>
        {chosen.length > 1 && (
          <WordingChoice
            findings={chosen}
            codes={codes}
            institutions={desk.institutions}
            wording={merging.wording}
            onChoose={merging.chooseWording}
          />
        )}
        <p>{words.effect}</p>
        <p className="mut">{words.undoable}</p>
        <Refusal text={merging.refusal} />
      </div>
    </Dialog>
  )
}

function without(ticked: ReadonlySet<FindingId>, left: FindingId): ReadonlySet<FindingId> {
  return new Set([...ticked].filter((id) => id !== left))
}
