import type { WorkshopId } from '../../shared/id.ts'
import {
  addressFrom,
  addressRow,
  changedColumns,
  inOrder,
  mailRow,
  type AddressRow,
  type MailRow,
} from './mail-rows.ts'
import type { ClaimedMails, Followed, MailStore } from './mail-store.ts'
import type { Ask } from './postgres-pool.ts'
import { insert } from './postgres-statements.ts'

/** The addresses and the mails of one PostgreSQL database; each act is one statement, and so whole. */
export function mailStore(ask: Ask): MailStore {
  const addresses = async (text: string, values: readonly unknown[]) =>
    (await ask<AddressRow>(text, values)).map(addressFrom)
  return {
    find: async ({ workshop, participant }) => (await addresses(sql.find, [workshop, participant]))[0] ?? null,
    keep: async (address) => {
      const { workshop, participant } = address
      // In this order: what comes between is sent to nobody, or waits for who just left their address.
      await ask(sql.dropMails, [workshop, participant])
      await insert(ask, ['mail_addresses', 'replace'], [addressRow(address)])
    },
    change: async ({ workshop, participant, nonce }, change) => {
      const columns = changedColumns(change)
      const set = columns.map(([name], index) => `${name} = $${index + 4}`).join(', ')
      const values = columns.map(([, value]) => value)
      const rows = await ask(`${sql.change(set)}`, [workshop, participant, nonce, ...values])
      return rows.length > 0
    },
    remove: async ({ workshop, participant }) => void (await ask(sql.remove, [workshop, participant])),
    confirmedIn: (workshop) => addresses(sql.confirmed, [workshop]),
    digestsDue: (now) => addresses(sql.digestsDue, [now]),
    begin: async (workshop, revision) => void (await ask(sql.begin, [workshop, revision])),
    behind: () => ask<Followed>(sql.behind),
    follow: async (workshop: WorkshopId, revision: number) => void (await ask(sql.follow, [workshop, revision])),
    queue: async (mails) => insert(ask, ['mail_queue', 'ignore'], mails.map(mailRow)),
    claim: (now, until) => claim(ask, now, until),
    settle: async (key, outcome) => {
      if ('doneAt' in outcome) await ask(sql.end, [key, outcome.doneAt])
      else await ask(sql.putOff, [key, outcome.due])
    },
    forget: async ({ askedAt, doneAt }) => {
      await ask(sql.dropAddresses, [askedAt])
      await ask(sql.dropDone, [doneAt])
      await ask(sql.dropMarks)
    },
  }
}

async function claim(ask: Ask, now: number, until: number): Promise<ClaimedMails | null> {
  const rows = await ask<AddressRow & MailRow>(sql.claim, [now, until])
  const [first] = rows
  return first ? { to: addressFrom(first), mails: inOrder(rows) } : null
}

const waiting = 'done_at = 0 AND claimed_until <= $1'
const whose = 'workshop = $1 AND participant = $2'

const sql = {
  find: `SELECT * FROM mail_addresses WHERE ${whose}`,
  dropMails: `DELETE FROM mail_queue WHERE ${whose}`,
  change: (set: string) => `UPDATE mail_addresses SET ${set} WHERE ${whose} AND nonce = $3 RETURNING 1 AS one`,
  remove: `
    WITH mails AS (DELETE FROM mail_queue WHERE ${whose}) DELETE FROM mail_addresses WHERE ${whose}`,
  confirmed: 'SELECT * FROM mail_addresses WHERE workshop = $1 AND confirmed_at IS NOT NULL ORDER BY participant',
  digestsDue: `
    SELECT * FROM mail_addresses WHERE confirmed_at IS NOT NULL AND digest_at <= $1
    ORDER BY digest_at, workshop, participant`,
  begin: 'INSERT INTO mail_marks (workshop, revision) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  behind: `
    SELECT workshop, mail_marks.revision FROM mail_marks JOIN workshops ON workshops.id = workshop
    WHERE workshops.revision > mail_marks.revision ORDER BY workshop`,
  follow: 'UPDATE mail_marks SET revision = GREATEST(revision, $2) WHERE workshop = $1',
  // Whoever has a person's address locked takes all their mails: another server passes on to the next person. Further
  // calls wait a minute to be told together: they go along with one that is due.
  claim: `
    WITH one AS MATERIALIZED (
      SELECT * FROM mail_addresses AS whose WHERE EXISTS (
        SELECT 1 FROM mail_queue WHERE (workshop, participant) = (whose.workshop, whose.participant)
          AND ${waiting} AND due <= $1
      ) LIMIT 1 FOR UPDATE SKIP LOCKED
    ), taken AS (
      UPDATE mail_queue AS mail SET claimed_until = $2, attempts = attempts + 1 FROM one
      WHERE (mail.workshop, mail.participant) = (one.workshop, one.participant)
        AND ${waiting} AND (due <= $1 OR (kind = 'mention' AND attempts = 0))
      RETURNING mail.*
    )
    SELECT * FROM taken JOIN one USING (workshop, participant)`,
  end: 'UPDATE mail_queue SET claimed_until = 0, done_at = $2 WHERE key = $1',
  putOff: 'UPDATE mail_queue SET claimed_until = 0, due = $2 WHERE key = $1',
  dropAddresses: 'DELETE FROM mail_addresses WHERE confirmed_at IS NULL AND asked_at < $1',
  dropDone: `
    DELETE FROM mail_queue WHERE (done_at > 0 AND done_at < $1)
      OR (workshop, participant) NOT IN (SELECT workshop, participant FROM mail_addresses)`,
  dropMarks: 'DELETE FROM mail_marks WHERE workshop NOT IN (SELECT workshop FROM mail_addresses)',
} as const
