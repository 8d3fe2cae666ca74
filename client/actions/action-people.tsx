import { useId } from 'react'
import { longestRole, setRole } from '../../shared/documents/action-roles.ts'
import { actionsOf, setMember } from '../../shared/documents/action.ts'
import type { InstitutionId } from '../../shared/id.ts'
import { recordIn } from '../link/record-in.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { DomainName } from '../ui/domain.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { setField, WrittenField } from './written.tsx'
import styles from './fiche.module.css'

/** The institution that leads an action. */
export function Lead({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions
  const { action, open, view } = fiche
  const { institutions } = view.workshop
  if (open.mayWrite) {
    return (
      <div data-field="lead">
        <Select
          label={words.lead}
          placeholder={words.chooseLead}
          value={action.lead ?? ''}
          options={institutions.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(lead) => setField(fiche, 'lead', lead)}
        />
      </div>
    )
  }
  const lead = institutions.find(({ id }) => id === action.lead)
  return (
    <WrittenField fiche={fiche} field="lead" title={words.lead}>
      {() => <p>{lead ? <b>{lead.name}</b> : words.noLead}</p>}
    </WrittenField>
  )
}

/** The institutions that take part in an action beside its lead. */
export function Partners({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions
  const { institutions } = fiche.view.workshop
  const own = institutions.filter(({ id }) => fiche.action.partners.includes(id))
  return (
    <WrittenField fiche={fiche} field="partners" title={words.role.partners}>
      {() => (
        <>
          {own.length === 0 && <p className="mut">{words.noPartner}</p>}
          <ul className={styles['partners']}>
            {own.map(({ id, short, name }) => (
              <li key={id}>
                <b>{short}</b>
                <Role fiche={fiche} institution={id} name={short} full={name} />
              </li>
            ))}
          </ul>
          <Choice
            fiche={fiche}
            field="partners"
            summary={words.choosePartners}
            options={institutions.map(({ id, short }) => ({ id, label: short }))}
          />
        </>
      )}
    </WrittenField>
  )
}

interface RoleProps {
  readonly fiche: Fiche
  readonly institution: InstitutionId
  readonly name: string
  readonly full: string
}

function Role({ fiche: { action, open }, institution, name, full }: RoleProps) {
  const words = useAllWords().actions.role
  const suggestions = useId()
  const role = action.roles.find((one) => one.institution === institution)?.role ?? ''
  if (!open.mayWrite) return <span>{role || (full === name ? '' : full)}</span>
  const write = (typed: string) =>
    open.link.write((doc) => {
      const record = recordIn(actionsOf(doc), action.id)
      if (record) setRole(record, { institution, role: typed })
    })
  return (
    <span>
      <input
        className="in"
        type="text"
        aria-label={words.of(name)}
        title={full}
        placeholder={words.placeholder}
        list={suggestions}
        maxLength={longestRole}
        value={role}
        onChange={(event) => write(event.target.value)}
      />
      <datalist id={suggestions}>
        {Object.values(words.suggestions).map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
    </span>
  )
}

/** The domains that an action belongs to. */
export function Domains({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions
  const { domains } = fiche.view.workshop
  const own = domains.filter(({ id }) => fiche.action.domains.includes(id))
  return (
    <WrittenField fiche={fiche} field="domains" title={words.domains}>
      {() => (
        <>
          <ul>
            {own.map((domain) => (
              <li key={domain.id}>
                <DomainName domain={domain} />
              </li>
            ))}
          </ul>
          <Choice
            fiche={fiche}
            field="domains"
            summary={words.chooseDomains}
            options={domains.map(({ id, letter, name }) => ({ id, label: `${letter} ${name}` }))}
          />
        </>
      )}
    </WrittenField>
  )
}

interface ChoiceProps {
  readonly fiche: Fiche
  readonly field: 'partners' | 'domains' | 'findings'
  readonly summary: string
  readonly options: readonly {
    readonly id: string
    readonly label: string
    /** What it stands in for: chosen like itself. */
    readonly held?: readonly string[]
  }[]
}

/** A folded list of boxes to tick; nothing for readers. */
export function Choice({ fiche, field, summary, options }: ChoiceProps) {
  const { action, open } = fiche
  const chosen: readonly string[] = action[field]
  if (!open.mayWrite) return null
  return (
    <details className={styles['choice']}>
      <summary>{summary}</summary>
      {options.map(({ id, label, held = [id] }) => (
        <Checkbox
          key={id}
          label={label}
          checked={held.some((one) => chosen.includes(one))}
          onChange={(isIn) =>
            open.link.write((doc) => {
              const record = recordIn(actionsOf(doc), action.id)
              for (const one of isIn ? [id] : held) {
                if (record) setMember(record, field, one as InstitutionId, isIn ? 'in' : 'out')
              }
            })
          }
        />
      ))}
    </details>
  )
}
