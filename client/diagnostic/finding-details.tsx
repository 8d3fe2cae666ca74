import { findingsOf, setOrigin, type Finding } from '../../shared/documents/finding.ts'
import { recordIn } from '../link/record-in.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import styles from './finding.module.css'

/** What is rarely changed: the domain, the territory, and who said it. */
export function FindingDetails({ finding, code, desk }: { finding: Finding; code: string; desk: Desk }) {
  const words = useAllWords().diagnostic
  const set = (field: string, value: string) =>
    desk.link.write((doc) => recordIn(findingsOf(doc), finding.id)?.set(field, value))
  return (
    <fieldset className={styles['details']} data-field="details">
      <legend>{words.detailsOf(code)}</legend>
      <Select
        label={words.domain}
        value={finding.domain}
        options={desk.domains
          .filter(({ id, archived }) => !archived || id === finding.domain)
          .map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` }))}
        onChange={(domain) => set('domain', domain)}
      />
      <Field
        label={words.territory}
        value={finding.territory}
        maxLength={500}
        onChange={(territory) => set('territory', territory)}
      />
      {!desk.isSpace && <Origins finding={finding} desk={desk} />}
    </fieldset>
  )
}

function Origins({ finding, desk }: { finding: Finding; desk: Desk }) {
  const words = useAllWords().diagnostic
  return (
    <fieldset className={styles['origins']}>
      <legend className="lbl">{words.origins}</legend>
      {desk.institutions.map(({ id, short }) => (
        <Checkbox
          key={id}
          label={short}
          checked={finding.origins.includes(id)}
          onChange={(saidIt) =>
            desk.link.write((doc) => {
              const record = recordIn(findingsOf(doc), finding.id)
              if (record) setOrigin(record, id, saidIt ? 'said' : 'not-said')
            })
          }
        />
      ))}
    </fieldset>
  )
}
