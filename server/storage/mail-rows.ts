import type { Moment } from '../../shared/workshop/visit.ts'
import type { AddressChange, MailAddress, NewMail, QueuedMail } from './mail-store.ts'
import type { RowOf } from './tables.ts'

/** An address as both databases give it. */
export type AddressRow = RowOf<'mail_addresses'>

/** A mail as both databases give it. */
export type MailRow = RowOf<'mail_queue'>

/** The row of an address. */
export function addressRow(address: MailAddress): AddressRow {
  const { workshop, participant, nonce, askedAt } = address
  return { workshop, participant, nonce, address: address.address, asked_at: askedAt, ...changeable(address) }
}

function changeable(address: MailAddress) {
  const { language, frequency, confirmedAt, refusedAt, digestAt, told } = address
  return {
    language,
    frequency,
    confirmed_at: confirmedAt,
    refused_at: refusedAt,
    digest_at: digestAt,
    told: told && JSON.stringify(told),
  }
}

/** The address of a row. */
export function addressFrom(row: AddressRow): MailAddress {
  const { workshop, participant, language, frequency } = row as AddressRow &
    Pick<MailAddress, 'workshop' | 'participant' | 'language' | 'frequency'>
  return {
    workshop,
    participant,
    nonce: row.nonce,
    address: row.address,
    language,
    frequency,
    askedAt: row.asked_at,
    confirmedAt: row.confirmed_at,
    refusedAt: row.refused_at,
    digestAt: row.digest_at,
    told: row.told === null ? null : (JSON.parse(row.told) as Moment),
  }
}

const columns = {
  language: 'language',
  frequency: 'frequency',
  confirmedAt: 'confirmed_at',
  refusedAt: 'refused_at',
  digestAt: 'digest_at',
  told: 'told',
} as const satisfies Record<keyof AddressChange, keyof AddressRow>

/** The columns that a change is about, and their values. */
export function changedColumns(change: AddressChange): readonly (readonly [string, string | number | null])[] {
  return Object.entries(change).map(([name, value]) => {
    const column = columns[name as keyof AddressChange]
    return [column, typeof value === 'object' ? value && JSON.stringify(value) : value]
  })
}

/** The row of a mail that nobody has tried to send yet. */
export function mailRow({ key, workshop, participant, kind, about, due }: NewMail): MailRow {
  return { key, workshop, participant, kind, about, due, attempts: 0, claimed_until: 0, done_at: 0 }
}

function mailFrom(row: MailRow): QueuedMail {
  const { key, workshop, participant, kind, about, due, attempts } = row as MailRow &
    Pick<QueuedMail, 'workshop' | 'participant' | 'kind'>
  return { key, workshop, participant, kind, about, due, attempts }
}

/** Claimed mails, the first that was due before the others. */
export function inOrder(rows: readonly MailRow[]): readonly QueuedMail[] {
  return rows.toSorted((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1)).map(mailFrom)
}
