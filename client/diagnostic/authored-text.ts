import type { WrittenRun } from '../../shared/documents/written-runs.ts'
import type { ParticipantId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import type { View } from '../../shared/workshop/view.ts'

export type AuthoredBy = 'institution' | 'person'

/** A person or an institution that wrote words; each has a look of its own, in the order in which they come. */
export interface Author {
  readonly key: string
  readonly name: string
  readonly look: number
}

interface Names {
  readonly people: View['participants']
  readonly institutions: readonly Institution[]
  readonly nobody: string
  readonly server: string
  readonly noInstitution: string
}

/** Words with their authors, and how much each wrote of them, in percent. */
export interface AuthoredText {
  readonly runs: readonly { readonly text: string; readonly author: Author }[]
  readonly authors: readonly { readonly author: Author; readonly share: number }[]
}

/** Tells who wrote which words; neighbours of one author are one run. */
export function authoredText(
  written: readonly WrittenRun[],
  writerOf: (client: number) => ParticipantId | 'server' | undefined,
  by: AuthoredBy,
  names: Names,
): AuthoredText {
  const authors = new Map<string, { author: Author; signs: number }>()
  const runs: { text: string; author: Author }[] = []
  for (const { text, client } of written) {
    const { key, name } = nameOf(writerOf(client), by, names)
    const known = authors.get(key) ?? { author: { key, name, look: authors.size }, signs: 0 }
    authors.set(key, { ...known, signs: known.signs + text.length })
    const last = runs.at(-1)
    if (last?.author.key === key) last.text += text
    else runs.push({ text, author: known.author })
  }
  const all = written.reduce((total, { text }) => total + text.length, 0)
  return {
    runs,
    authors: [...authors.values()].map(({ author, signs }) => ({ author, share: Math.round((100 * signs) / all) })),
  }
}

function nameOf(writer: ParticipantId | 'server' | undefined, by: AuthoredBy, names: Names) {
  if (writer === 'server') return { key: 'server', name: names.server }
  const person = writer && names.people[writer]
  if (!person) return { key: 'nobody', name: names.nobody }
  if (by === 'person') return { key: person.id, name: person.name }
  const institution = names.institutions.find(({ id }) => id === person.institution)
  return institution
    ? { key: `of ${institution.id}`, name: institution.short }
    : { key: 'none', name: names.noInstitution }
}
