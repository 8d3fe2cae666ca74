import { createHmac } from 'node:crypto'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { MailAct } from '../../shared/protocol/mail.ts'
import { institutionOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { Thread } from '../../shared/workshop/thread.ts'
import { isSameSecret } from '../access/secrets.ts'
import type { AddressName, MailOwner } from '../storage/mail-store.ts'

/** What links in mails are made from: where people reach this server, and its secret. */
export interface LinkSettings {
  /** Such as https://ctg.example.fr */
  readonly origin: string
  readonly secret: string
}

/** How each act is called in the address of its page. */
export const actPaths = { confirm: 'confirmer', stop: 'arreter' } as const satisfies Record<MailAct, string>

/** The address of the page that asks to press a button, and of the door that the button leads to. */
export function actLink({ origin, secret }: LinkSettings, act: MailAct, which: AddressName): string {
  return `${origin}/courriel/${actPaths[act]}/${which.workshop}~${which.participant}~${keyOf(secret, act, which)}`
}

/** Whose address a link is about, before its key is tried; null when it makes no sense. */
export function ownerIn(token: string): (MailOwner & { readonly key: string }) | null {
  const [, workshop, participant, key] = /^([\w-]{1,64})~([\w-]{1,64})~([\w-]{1,64})$/.exec(token) ?? []
  if (workshop === undefined || participant === undefined || key === undefined) return null
  return { workshop: workshop as WorkshopId, participant: participant as ParticipantId, key }
}

/** Whether a link was made for this act on this very address, in constant time. */
export function isKeyOf(secret: string, act: MailAct, which: AddressName & { readonly key: string }): boolean {
  return isSameSecret(which.key, keyOf(secret, act, which))
}

// Derived like the keys of other links, so that none is stored; the nonce makes it die with the address.
function keyOf(secret: string, act: MailAct, { workshop, participant, nonce }: AddressName): string {
  const words = `mail:${act}:${workshop}:${participant}:${nonce}`
  return createHmac('sha256', secret).update(words).digest('base64url').slice(0, 27)
}

/** The page that tells what is new, and where one’s mail is set. */
export function catchUpLink(origin: string, workshop: WorkshopId): string {
  return `${origin}/d/${workshop}/depuis`
}

/** What stands in an address where all stakes are read. */
export const stakesPlace = 'enjeux'

/** Where a finding, the stakes or an action are read. */
export function placeLink(origin: string, workshop: WorkshopId, document: DocumentName, subject: string): string {
  const institution = institutionOf(document)
  const place = institution === null ? document : `espace/${encodeURIComponent(institution)}`
  return `${origin}/d/${workshop}/${place}/${encodeURIComponent(subject)}`
}

/** Where a conversation is read and answered. */
export function threadLink(origin: string, workshop: WorkshopId, { id, document, subject, anchor }: Thread): string {
  const place = anchor.on === 'stake' ? stakesPlace : subject
  return `${placeLink(origin, workshop, document, place)}#fil-${id}`
}
