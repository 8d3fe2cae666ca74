import { institutionOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Route } from '../ui/route.ts'

/** Where the finding or action of a conversation is read. */
export function placeOf(workshop: string, document: DocumentName, subject: string): Route {
  const institution = institutionOf(document)
  if (institution !== null) return { page: 'space', workshop, institution, domain: subject }
  return document === 'plan'
    ? { page: 'plan', workshop, action: subject }
    : { page: 'diagnostic', workshop, domain: subject }
}
