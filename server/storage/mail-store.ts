import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { Language } from '../../shared/i18n/words.ts'
import type { MailFrequency } from '../../shared/protocol/mail.ts'
import type { Moment } from '../../shared/workshop/visit.ts'

/**
 * The addresses that people left, and the mails that wait for them: personal data, apart from the journal, that is
 * deleted as soon as somebody takes it back. Its laws, held by the contract suite:
 * - A person has one address in a démarche; another one takes its place, and what waited for the old one is dropped.
 * - A mail of a key that was queued once is not queued again while its row is there.
 * - Who claims mails has them alone until a time, however many servers claim at once; then others may.
 */
export interface MailStore {
  find(owner: MailOwner): Promise<MailAddress | null>
  keep(address: MailAddress): Promise<void>
  /** Changes what is said of an address, unless another one took its place; whether it did. */
  change(which: AddressName, change: AddressChange): Promise<boolean>
  /** Deletes an address and all its mails. */
  remove(owner: MailOwner): Promise<void>
  /** The confirmed addresses of a démarche. */
  confirmedIn(workshop: WorkshopId): Promise<readonly MailAddress[]>
  /** Confirmed addresses whose digest is due. */
  digestsDue(now: number): Promise<readonly MailAddress[]>
  /** Follows the journal of a démarche from this revision on, unless it is followed already. */
  begin(workshop: WorkshopId, revision: number): Promise<void>
  /** Followed démarches whose journal has grown, and up to where each was read. */
  behind(): Promise<readonly Followed[]>
  /** The journal was read up to here; never goes back. */
  follow(workshop: WorkshopId, revision: number): Promise<void>
  queue(mails: readonly NewMail[]): Promise<void>
  /** The mails that are due to one person, now claimed until this time; null when nothing is due. */
  claim(now: number, until: number): Promise<ClaimedMails | null>
  /** Ends a claim: the mail is done with, or due again at a time. */
  settle(key: string, outcome: { readonly doneAt: number } | { readonly due: number }): Promise<void>
  /** Deletes addresses that were not confirmed, mails that are done with, and what nobody needs any more. */
  forget(before: { readonly askedAt: number; readonly doneAt: number }): Promise<void>
}

/** Whose address or mail it is. */
export interface MailOwner {
  readonly workshop: WorkshopId
  readonly participant: ParticipantId
}

/** One address that somebody left, told from the one that they may leave after it. */
export interface AddressName extends MailOwner {
  /** Drawn when the address was left: the links in its mails are made from it. */
  readonly nonce: string
}

/** Where and how a person wants to be written to. */
export interface MailAddress extends AddressName {
  readonly address: string
  readonly language: Language
  readonly frequency: MailFrequency
  readonly askedAt: number
  readonly confirmedAt: number | null
  /** When the last mail could not be delivered. */
  readonly refusedAt: number | null
  /** When the next digest is due. */
  readonly digestAt: number | null
  /** Up to where digests have told. */
  readonly told: Moment | null
}

/** What may change while the address stays the same. */
export type AddressChange = Partial<
  Pick<MailAddress, 'language' | 'frequency' | 'confirmedAt' | 'refusedAt' | 'digestAt' | 'told'>
>

/** A journal that is read for whom it calls. */
export interface Followed {
  readonly workshop: WorkshopId
  readonly revision: number
}

/** What a mail is for. */
export type MailKind = 'confirmation' | 'mention' | 'digest'

/** A mail that is to be sent once; what it says is put together when it is sent. */
export interface NewMail extends MailOwner {
  readonly key: string
  readonly kind: MailKind
  /** The comment that calls its reader; null where there is none. */
  readonly about: string | null
  readonly due: number
}

/** A mail that was claimed to be sent. */
export interface QueuedMail extends NewMail {
  /** This one included. */
  readonly attempts: number
}

/** Mails for one person, and where to. */
export interface ClaimedMails {
  readonly to: MailAddress
  readonly mails: readonly QueuedMail[]
}
