import type { Author } from './thread.ts'
import type { View } from './view.ts'

const mostSigns = 240

/** The first words of a comment. */
export function excerpt(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words.length <= mostSigns ? words : `${words.slice(0, mostSigns - 2).replace(/\s\S*$/, '')}…`
}

/** What an author is called; null for one who is not known any more. */
export function nameOf(by: Author, { participants }: Pick<View, 'participants'>): string | null {
  return by.kind === 'signature' ? by.text : (participants[by.id]?.name ?? null)
}
