import { institutionOf } from '../../shared/workshop/document-name.ts'
import type { Thread } from '../../shared/workshop/thread.ts'
import { stakesPlace, type WorkshopRoute } from '../ui/route.ts'

/** Where a conversation is read beside what it is about, the active one there. */
export function threadRoute({ id: thread, document, subject, anchor }: Thread, workshop: string): WorkshopRoute {
  const institution = institutionOf(document)
  const domain = anchor.on === 'stake' ? stakesPlace : subject
  if (institution !== null) return { page: 'space', workshop, institution, domain, thread }
  return document === 'plan'
    ? { page: 'plan', workshop, action: subject, thread }
    : { page: 'diagnostic', workshop, domain, thread }
}
