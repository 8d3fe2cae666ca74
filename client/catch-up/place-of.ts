import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Route } from '../ui/route.ts'

/** Where the finding or action of a conversation is read. */
export function placeOf(workshop: string, document: DocumentName, subject: string): Route {
  return document === 'plan'
    ? { page: 'plan', workshop, action: subject }
    : { page: 'diagnostic', workshop, domain: subject }
}
