import type { InstitutionRole } from '../../shared/workshop/institution.ts'
import type { View } from '../../shared/workshop/view.ts'
import { RoundTable, type SeatLook } from '../ui/round-table.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import styles from './workshop.module.css'

const lookByRole: Readonly<Record<InstitutionRole, SeatLook>> = {
  signatory: 'filled',
  associate: 'muted',
  contributor: 'outlined',
}

/** The partners around the table; a halo says who is online. */
export function Institutions({ view }: { readonly view: View }) {
  const words = useAllWords().workshop
  const formats = useFormats()
  const institutions = view.workshop.institutions.filter((one) => !one.retired)
  const { people, peopleByInstitution } = view.attendance
  const isOnline = ({ id }: (typeof institutions)[number]) => (peopleByInstitution[id] ?? 0) > 0
  const online = institutions.filter(isOnline).map(({ short }) => short)
  const label = [
    words.partners(institutions.length),
    online.length > 0 ? words.onlineNames(formats.list(online)) : null,
  ]
  return (
    <figure className={styles['table']}>
      <RoundTable
        seats={institutions.map((institution) => ({
          look: lookByRole[institution.role],
          label: institution.short,
          isOnline: isOnline(institution),
          isStrong: institution.role === 'signatory',
        }))}
        label={label.filter(Boolean).join(' ')}
        title={words.partners(institutions.length)}
        subtitle={words.onlineNow(people)}
      />
      <figcaption className={styles['legend']}>
        {(['signatory', 'associate', 'contributor', 'online'] as const).map((kind) => (
          <span key={kind}>
            <i className={styles[kind]} /> {words.legend[kind]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
