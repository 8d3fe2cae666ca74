import { useState } from 'react'
import type { DomainId } from '../../shared/id.ts'
import { previousOutcomes, type PreviousAction, type PreviousOutcome } from '../../shared/workshop/preparation.ts'
import { useView } from '../link/workshop-context.tsx'
import type { Ask } from '../link/workshop-link.ts'
import { Field, TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import { EntryDialog } from './entry-dialog.tsx'

interface PreviousDialogProps {
  /** Its place in the list; the end of it for a new one. */
  readonly place: number
  readonly onClose: () => void
}

const empty: PreviousAction = { title: '', domain: null, lead: '', outcome: null, reason: '' }

/** One action of the previous contract. */
export function PreviousDialog({ place, onClose }: PreviousDialogProps) {
  const { preparing } = useAllWords()
  const words = preparing.previous
  const actions = useView((view) => view.previousActions)
  const known = actions[place]
  const [typed, setTyped] = useState<PreviousAction>(known ?? empty)
  const [isChecked, setChecked] = useState(false)
  const change = (part: Partial<PreviousAction>) => setTyped({ ...typed, ...part })
  const isMissing = typed.title.trim() === ''
  const asked = (): Ask | null => {
    setChecked(true)
    return isMissing ? null : { type: 'set-previous-actions', actions: actions.toSpliced(place, 1, typed) }
  }
  return (
    <EntryDialog
      title={known ? preparing.changeOf(known.title) : words.add}
      isNew={!known}
      onSave={asked}
      onClose={onClose}
    >
      <Field
        label={words.action}
        value={typed.title}
        maxLength={300}
        error={isChecked && isMissing ? words.missing : null}
        onChange={(title) => change({ title })}
      />
      <DomainChoice value={typed.domain} onChange={(domain) => change({ domain })} />
      <Field label={words.lead} value={typed.lead} maxLength={300} optional onChange={(lead) => change({ lead })} />
      <Select<PreviousOutcome | 'pending'>
        label={words.outcome}
        value={typed.outcome ?? 'pending'}
        options={[
          { value: 'pending', label: words.pending },
          ...previousOutcomes.map((value) => ({ value, label: words.outcomes[value] })),
        ]}
        onChange={(outcome) => change({ outcome: outcome === 'pending' ? null : outcome })}
      />
      <TextArea
        label={words.reason}
        value={typed.reason}
        maxLength={2000}
        optional
        onChange={(reason) => change({ reason })}
      />
    </EntryDialog>
  )
}

interface DomainChoiceProps {
  readonly value: DomainId | null
  readonly onChange: (domain: DomainId | null) => void
}

function DomainChoice({ value, onChange }: DomainChoiceProps) {
  const words = useAllWords().preparing.previous
  const domains = useView((view) => view.workshop.domains)
  const offered = domains.filter(({ id, archived }) => !archived || id === value)
  return (
    <Select<string>
      label={words.domain}
      value={value ?? 'none'}
      options={[
        { value: 'none', label: words.noDomain },
        ...offered.map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` })),
      ]}
      onChange={(chosen) => onChange(offered.find(({ id }) => id === chosen)?.id ?? null)}
    />
  )
}
