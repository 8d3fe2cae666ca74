import { useState } from 'react'
import type { InstitutionId } from '../../shared/id.ts'
import { institutionRoles, type Institution } from '../../shared/workshop/institution.ts'
import { freshId } from '../link/fresh-id.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './preparing.module.css'

interface InstitutionDialogProps {
  /** Null for a new one. */
  readonly known: Institution | null
  readonly onClose: () => void
}

/** Adding an institution, or changing what is said of it. */
export function InstitutionDialog({ known, onClose }: InstitutionDialogProps) {
  const { preparing, ui } = useAllWords()
  const words = preparing.institutions
  const [typed, setTyped] = useState<Institution>(() => known ?? freshInstitution())
  const [isChecked, setChecked] = useState(false)
  const act = useAct()
  const change = (part: Partial<Institution>) => setTyped({ ...typed, ...part })
  const isMissing = (text: string) => isChecked && text.trim() === ''
  const save = async () => {
    setChecked(true)
    if (typed.name.trim() === '' || typed.short.trim() === '') return
    const { retired: _, competences, ...rest } = typed
    const institution = {
      ...rest,
      joined: typed.joined || null,
      ...(competences ? { competences: [...competences] } : {}),
    }
    const isDone = await act.run(
      known ? { type: 'change-institution', institution } : { type: 'add-institutions', institutions: [institution] },
    )
    if (!isDone) return
    announce(preparing.saved)
    onClose()
  }
  return (
    <Dialog
      title={known ? preparing.changeOf(known.short) : words.add}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" busy={act.isBusy} onClick={() => void save()}>
            {known ? preparing.save : preparing.add}
          </Button>
          <Button onClick={onClose}>{ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['form']}>
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
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}

function freshInstitution(): Institution {
  return { id: freshId<InstitutionId>(), name: '', short: '', role: 'signatory' }
}
