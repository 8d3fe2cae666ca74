import {
  addressFrom,
  addressRow,
  changedColumns,
  inOrder,
  mailRow,
  type AddressRow,
  type MailRow,
} from './mail-rows.ts'
import type { AddressChange, AddressName, ClaimedMails, Followed, MailStore } from './mail-store.ts'
import { transact, type Database } from './sqlite-database.ts'

/** The addresses and the mails of one SQLite file. */
export function mailStore(database: Database): MailStore {
  return { ...addressesIn(database), ...followingIn(database), ...queueIn(database) }
}

type Addresses = Pick<MailStore, 'find' | 'keep' | 'change' | 'remove' | 'confirmedIn' | 'digestsDue'>

function addressesIn(database: Database): Addresses {
  const find = database.prepare('SELECT * FROM mail_addresses WHERE workshop = ? AND participant = ?')
  const keep = database.prepare(`
    INSERT OR REPLACE INTO mail_addresses
      (workshop, participant, nonce, address, language, frequency, asked_at, confirmed_at, refused_at, digest_at, told)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const remove = database.prepare('DELETE FROM mail_addresses WHERE workshop = ? AND participant = ?')
  const dropMails = database.prepare('DELETE FROM mail_queue WHERE workshop = ? AND participant = ?')
  const confirmed = database.prepare(
    'SELECT * FROM mail_addresses WHERE workshop = ? AND confirmed_at IS NOT NULL ORDER BY participant',
  )
  const due = database.prepare(
    'SELECT * FROM mail_addresses WHERE confirmed_at IS NOT NULL AND digest_at <= ? ORDER BY digest_at, workshop, participant',
  )
  const all = (rows: readonly unknown[]) => (rows as readonly AddressRow[]).map(addressFrom)
  return {
    find: async ({ workshop, participant }) => all(find.all(workshop, participant))[0] ?? null,
    keep: async (address) => {
      const row = addressRow(address)
      const { workshop, participant, nonce, language, frequency } = row
      transact(database, () => {
        dropMails.run(workshop, participant)
        const times = [row.asked_at, row.confirmed_at, row.refused_at, row.digest_at]
        keep.run(workshop, participant, nonce, row.address, language, frequency, ...times, row.told)
      })
    },
    change: async (which, change) => changed(database, which, change),
    remove: async ({ workshop, participant }) =>
      transact(database, () => {
        dropMails.run(workshop, participant)
        remove.run(workshop, participant)
      }),
    confirmedIn: async (workshop) => all(confirmed.all(workshop)),
    digestsDue: async (now) => all(due.all(now)),
  }
}

function changed(database: Database, { workshop, participant, nonce }: AddressName, change: AddressChange): boolean {
  const columns = changedColumns(change)
  const set = columns.map(([name]) => `${name} = ?`).join(', ')
  const update = database.prepare(
    `UPDATE mail_addresses SET ${set} WHERE workshop = ? AND participant = ? AND nonce = ?`,
  )
  return update.run(...columns.map(([, value]) => value), workshop, participant, nonce).changes > 0
}

function followingIn(database: Database): Pick<MailStore, 'begin' | 'behind' | 'follow'> {
  const begin = database.prepare('INSERT OR IGNORE INTO mail_marks (workshop, revision) VALUES (?, ?)')
  const behind = database.prepare(`
    SELECT workshop, mail_marks.revision FROM mail_marks JOIN workshops ON workshops.id = workshop
    WHERE workshops.revision > mail_marks.revision ORDER BY workshop`)
  const follow = database.prepare('UPDATE mail_marks SET revision = MAX(revision, ?) WHERE workshop = ?')
  return {
    begin: async (workshop, revision) => void begin.run(workshop, revision),
    behind: async () => behind.all() as Followed[],
    follow: async (workshop, revision) => void follow.run(revision, workshop),
  }
}

const waiting = 'done_at = 0 AND claimed_until <= ?'

function queueIn(database: Database): Pick<MailStore, 'queue' | 'claim' | 'settle' | 'forget'> {
  const add = database.prepare(`
    INSERT OR IGNORE INTO mail_queue
      (key, workshop, participant, kind, about, due, attempts, claimed_until, done_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const end = database.prepare('UPDATE mail_queue SET claimed_until = 0, done_at = ? WHERE key = ?')
  const putOff = database.prepare('UPDATE mail_queue SET claimed_until = 0, due = ? WHERE key = ?')
  const claim = claimIn(database)
  const [dropAddresses, dropMails, dropMarks] = forgettingIn(database)
  return {
    queue: async (mails) =>
      transact(database, () => {
        for (const row of mails.map(mailRow)) {
          const { key, workshop, participant, kind, about, due, attempts, claimed_until: until, done_at: done } = row
          add.run(key, workshop, participant, kind, about, due, attempts, until, done)
        }
      }),
    claim: async (now, until) => claim(now, until),
    settle: async (key, outcome) => {
      if ('doneAt' in outcome) end.run(outcome.doneAt, key)
      else putOff.run(outcome.due, key)
    },
    forget: async ({ askedAt, doneAt }) =>
      transact(database, () => {
        dropAddresses.run(askedAt)
        dropMails.run(doneAt)
        dropMarks.run()
      }),
  }
}

function claimIn(database: Database): (now: number, until: number) => ClaimedMails | null {
  const whose = database.prepare(`
    SELECT mail_addresses.* FROM mail_queue JOIN mail_addresses USING (workshop, participant)
    WHERE ${waiting} AND due <= ? ORDER BY due, key LIMIT 1`)
  // Further calls wait a minute to be told together: they go along with one that is due.
  const take = database.prepare(`
    UPDATE mail_queue SET claimed_until = ?, attempts = attempts + 1
    WHERE workshop = ? AND participant = ? AND ${waiting} AND (due <= ? OR (kind = 'mention' AND attempts = 0))
    RETURNING *`)
  return (now, until) => {
    let claimed: ClaimedMails | null = null
    transact(database, () => {
      const [row] = whose.all(now, now) as AddressRow[]
      if (!row) return
      const rows = take.all(until, row.workshop, row.participant, now, now) as MailRow[]
      claimed = { to: addressFrom(row), mails: inOrder(rows) }
    })
    return claimed
  }
}

function forgettingIn(database: Database) {
  return [
    database.prepare('DELETE FROM mail_addresses WHERE confirmed_at IS NULL AND asked_at < ?'),
    database.prepare(`
      DELETE FROM mail_queue WHERE (done_at > 0 AND done_at < ?)
        OR (workshop, participant) NOT IN (SELECT workshop, participant FROM mail_addresses)`),
    database.prepare('DELETE FROM mail_marks WHERE workshop NOT IN (SELECT workshop FROM mail_addresses)'),
  ] as const
}
