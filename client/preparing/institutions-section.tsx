import { Plus } from 'lucide-react'
import { useState } from 'react'
import { institutionRoles, type Institution } from '../../shared/workshop/institution.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { ImportEntry } from './import-entry.tsx'
import { InstitutionDialog } from './institution-dialog.tsx'
import { RetiredInstitutions, RetireDialog } from './retire-institution.tsx'
import { Section } from './section.tsx'
import styles from './preparing.module.css'

type Asked = { readonly what: 'add' } | { readonly what: 'change' | 'retire'; readonly institution: Institution }

/** The partners, by role. */
export function InstitutionsSection() {
  const words = useAllWords().preparing.institutions
  const institutions = useView((view) => view.workshop.institutions)
  const [asked, setAsked] = useState<Asked | null>(null)
  const active = institutions.filter((one) => !one.retired)
  const close = () => setAsked(null)
  const addButton = (
    <Button icon={Plus} onClick={() => setAsked({ what: 'add' })}>
      {words.add}
    </Button>
  )
  return (
    <Section name="institutions">
      {active.length === 0 ? (
        <Empty title={words.none} action={addButton}>
          {words.noneHelp}
        </Empty>
      ) : (
        <>
          <p className="mut">{words.count(active.length)}</p>
          {institutionRoles.map((role) => (
            <RoleList key={role} institutions={active.filter((one) => one.role === role)} onAsk={setAsked} />
          ))}
          <p>{addButton}</p>
        </>
      )}
      <ImportEntry kind="institutions" />
      <RetiredInstitutions institutions={institutions.filter((one) => one.retired)} />
      {asked?.what === 'add' && <InstitutionDialog known={null} onClose={close} />}
      {asked?.what === 'change' && <InstitutionDialog known={asked.institution} onClose={close} />}
      {asked?.what === 'retire' && <RetireDialog institution={asked.institution} onClose={close} />}
    </Section>
  )
}

interface RoleListProps {
  readonly institutions: readonly Institution[]
  readonly onAsk: (asked: Asked) => void
}

function RoleList({ institutions, onAsk }: RoleListProps) {
  const all = useAllWords().preparing
  const words = all.institutions
  const formats = useFormats()
  const role = institutions[0]?.role
  if (!role) return null
  return (
    <ul className={styles['list']} aria-label={words.roles[role]}>
      {institutions.map((institution) => {
        const { id, name, short, representative, joined } = institution
        return (
          <li key={id}>
            <span>
              <b>{name}</b>
              {name !== short && <> ({short})</>}
              <span className="mut s">
                {words.roles[role]}
                {representative && ` · ${representative}`}
                {joined && ` · ${words.joined} ${formats.calendarDay(joined)}`}
              </span>
            </span>
            <span className={styles['acts']}>
              <Button
                variant="quiet"
                aria-label={all.changeOf(short)}
                onClick={() => onAsk({ what: 'change', institution })}
              >
                {all.change}
              </Button>
              <Button
                variant="quiet"
                aria-label={all.removeOf(short)}
                onClick={() => onAsk({ what: 'retire', institution })}
              >
                {words.retire}
              </Button>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
