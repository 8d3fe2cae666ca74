import { useWords } from './words.tsx'
import { joined } from './joined.ts'

/** A person as shown by their initials; `detail` is their institution. */
export interface ShownPerson {
  readonly id: string
  readonly name: string
  readonly detail?: string | undefined
}

/** The initials of a name: first and last word. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s-]+/)
    .filter((word) => /\p{L}/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => (word?.match(/\p{L}/u)?.[0] ?? '').toUpperCase()).join('') || '?'
}

/** One of the four colours of people, the same for an identity on every screen. */
export function personTone(id: string): 1 | 2 | 3 | 4 {
  // FNV-1a spreads identities that differ by one sign; its middle bits are well mixed.
  let hash = 0x811c9dc5
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return ([1, 2, 3, 4] as const)[(hash >>> 15) % 4] ?? 1
}

/** The initials of someone; the full name is written or listed nearby. */
export function Avatar({ person, isMe = false }: { readonly person: ShownPerson; readonly isMe?: boolean }) {
  const tone = isMe ? 'me' : `p${personTone(person.id)}`
  return (
    <span className={joined('av', tone)} title={fullName(person)} aria-hidden="true">
      {initials(person.name)}
    </span>
  )
}

/** The people present, some as initials, all of them by name for screen readers. */
export function Avatars({ people, most = 5 }: { readonly people: readonly ShownPerson[]; readonly most?: number }) {
  const words = useWords()
  if (people.length === 0) return null
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const others = people.length - shown.length
  const label = words.ui.present.named(people.length, people.map(fullName).join(' ; '))
  return (
    <span className="avs" role="img" aria-label={label}>
      {shown.map((person) => (
        <Avatar key={person.id} person={person} />
      ))}
      {others > 0 && (
        <span className="av" aria-hidden="true">
          +{others}
        </span>
      )}
    </span>
  )
}

function fullName(person: ShownPerson): string {
  return person.detail ? `${person.name}, ${person.detail}` : person.name
}
