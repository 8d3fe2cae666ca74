import type { DocumentName } from './document-name.ts'
import type { Person } from './participant.ts'
import { mayRead, type Membership } from './permission.ts'

/** Those about documents that this person may read: the same object where these are all. */
export function readableOnes<Kind extends string, One extends { readonly document: DocumentName }>(
  all: Readonly<Record<Kind, One>>,
  workshop: Omit<Membership, 'phase'>,
  person: Person,
): Readonly<Record<Kind, One>> {
  const entries = Object.entries<One>(all)
  const shown = entries.filter(([, { document }]) => mayRead(person, document, workshop))
  return shown.length === entries.length ? all : (Object.fromEntries(shown) as Record<Kind, One>)
}
