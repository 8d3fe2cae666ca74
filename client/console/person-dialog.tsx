import { useState } from 'react'
import { participantRoles, type ParticipantRole } from '../../shared/workshop/participant.ts'
import type { ParticipantView } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

// The select has only strings: this one stands for « none ».
const none = 'none'

/** Correcting someone's name or institution, and what they may do. */
export function PersonDialog({ person, onClose }: { readonly person: ParticipantView; readonly onClose: () => void }) {
  const words = useAllWords()
  const { people } = words.console
  const { institutions } = useView((view) => view.workshop)
  const [name, setName] = useState(person.name)
  const [institution, setInstitution] = useState<string>(person.institution ?? none)
  const [role, setRole] = useState<ParticipantRole>(person.role)
  const act = useAct()
  const save = async () => {
    const participant = person.id
    const chosen = institutions.find(({ id }) => id === institution)?.id ?? null
    const isCorrected = name.trim() !== person.name || chosen !== person.institution
    if (isCorrected) {
      const isDone = await act.run({ type: 'correct-participant', participant, name: name.trim(), institution: chosen })
      if (!isDone) return
    }
    if (role !== person.role && !(await act.run({ type: 'change-role', participant, role }))) return
    announce(people.saved)
    onClose()
  }
  return (
    <Dialog
      title={people.edit(person.name)}
      onClose={onClose}
      actions={
        <>
          <Button
            variant="primary"
            busy={act.isBusy}
            unavailable={name.trim() === '' ? words.join.taking.nameMissing : null}
            onClick={() => void save()}
          >
            {people.save}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['form']}>
        <Field label={people.name} value={name} onChange={setName} maxLength={80} />
        <Select
          label={people.institution}
          value={institution}
          options={[
            ...institutions.map(({ id, name: called }) => ({ value: id as string, label: called })),
            { value: none, label: words.join.taking.noInstitution },
          ]}
          onChange={setInstitution}
        />
        <Select
          label={people.role}
          value={role}
          options={participantRoles.map((value) => ({ value, label: people.roles[value] }))}
          onChange={setRole}
        />
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}
