import { useState } from 'react'
import type { InstitutionId } from '../../shared/id.ts'
import { institutionRoles, type Institution } from '../../shared/workshop/institution.ts'
import { freshId } from '../link/fresh-id.ts'
import type { Ask } from '../link/workshop-link.ts'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import { EntryDialog } from './entry-dialog.tsx'

interface InstitutionDialogProps {
  /** Null for a new one. */
  readonly known: Institution | null
  readonly onClose: () => void
}

/** Adding an institution, or changing what is said of it. */
export function InstitutionDialog({ known, onClose }: InstitutionDialogProps) {
  const { preparing } = useAllWords()
  const words = preparing.institutions
  const [typed, setTyped] = useState<Institution>(() => known ?? freshInstitution())
  const [isChecked, setChecked] = useState(false)
  const change = (part: Partial<Institution>) => setTyped({ ...typed, ...part })
  const isMissing = (text: string) => isChecked && text.trim() === ''
  const asked = (): Ask | null => {
    setChecked(true)
    if (typed.name.trim() === '' || typed.short.trim() === '') return null
    const { retired: _, competences, ...rest } = typed
    const institution = {
      ...rest,
      joined: typed.joined || null,
      ...(competences ? { competences: [...competences] } : {}),
    }
    return known
      ? { type: 'change-institution', institution }
      : { type: 'add-institutions', institutions: [institution] }
  }
  return (
    <EntryDialog
      title={known ? preparing.changeOf(known.short) : words.add}
      isNew={!known}
      onSave={asked}
      onClose={onClose}
    >
      {(['name', 'short'] as const).map((part) => (
        <Field
          key={part}
          label={words[part]}
          value={typed[part]}
          maxLength={300}
          error={isMissing(typed[part]) ? words.missing : null}
          onChange={(text) => change({ [part]: text })}
        />
      ))}
      <Select
        label={words.role}
        value={typed.role}
        options={institutionRoles.map((value) => ({ value, label: words.roles[value] }))}
        onChange={(role) => change({ role })}
      />
      <Field
        label={words.representative}
        hint={words.representativeHint}
        value={typed.representative ?? ''}
        maxLength={300}
        optional
        onChange={(representative) => change({ representative })}
      />
      <Field
        type="date"
        label={words.joined}
        value={typed.joined ?? ''}
        optional
        onChange={(joined) => change({ joined })}
      />
    </EntryDialog>
  )
}

function freshInstitution(): Institution {
  return { id: freshId<InstitutionId>(), name: '', short: '', role: 'signatory' }
}
