import { useState } from 'react'
import type { ParticipantView, View } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import { PersonDialog } from './person-dialog.tsx'
import styles from './console.module.css'

/** Who is around the table, institution by institution; a name opens its correction. */
export function People() {
  const words = useAllWords().console.people
  const participants = useView((view) => view.participants)
  const { institutions } = useView((view) => view.workshop)
  const [edited, setEdited] = useState<string | null>(null)
  const editedPerson = Object.values(participants).find(({ id }) => id === edited)
  return (
    <section className={styles['people']} aria-labelledby="people">
      <h2 id="people">{words.title}</h2>
      <table className="t">
        <thead className="sr">
          <tr>
            <th scope="col">{words.institution}</th>
            <th scope="col">{words.here}</th>
            <th scope="col">{words.names}</th>
          </tr>
        </thead>
        <tbody>
          {groupsOf(institutions, participants, words.noInstitution).map((group) => (
            <GroupRow key={group.id} group={group} onEdit={setEdited} />
          ))}
        </tbody>
      </table>
      {editedPerson && <PersonDialog key={editedPerson.id} person={editedPerson} onClose={() => setEdited(null)} />}
    </section>
  )
}

interface PeopleGroup {
  readonly id: string
  readonly name: string
  readonly people: readonly ParticipantView[]
}

function GroupRow({ group, onEdit }: { readonly group: PeopleGroup; readonly onEdit: (id: string) => void }) {
  const words = useAllWords().console.people
  const here = group.people.filter(({ present }) => present).length
  return (
    <tr>
      <th scope="row">
        <span className={joined('here', here === 0 && 'off')} aria-hidden="true" />
        {group.name}
      </th>
      <td className="num">
        {here}/{group.people.length}
      </td>
      <td>
        {group.people.length === 0 && <span className="dim">{words.nobody}</span>}
        {group.people.map((person) => (
          <button
            key={person.id}
            type="button"
            className={joined(styles['person'], !person.present && styles['away'])}
            onClick={() => onEdit(person.id)}
          >
            {person.name}
            {person.role !== 'contributor' && <small> {words[person.role]}</small>}
            <span className="sr">
              , {person.present ? words.isHere : words.away}, {words.correct}
            </span>
          </button>
        ))}
      </td>
    </tr>
  )
}

function groupsOf(
  institutions: View['workshop']['institutions'],
  participants: View['participants'],
  noInstitution: string,
): readonly PeopleGroup[] {
  const people = Object.values(participants).toSorted(
    (a, b) => Number(b.present) - Number(a.present) || a.joinedAt - b.joinedAt,
  )
  const groups = institutions.map(({ id, short }) => ({
    id: id as string,
    name: short,
    people: people.filter(({ institution }) => institution === id),
  }))
  const without = people.filter(({ institution }) => institution === null)
  return without.length > 0 ? [...groups, { id: 'none', name: noInstitution, people: without }] : groups
}
