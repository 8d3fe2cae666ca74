import type { WorkshopId } from '../../shared/id.ts'
import { inOrder, mailRow, type MailRow } from './mail-rows.ts'
import type { ClaimedMails, MailAddress, MailOwner, MailStore } from './mail-store.ts'

interface Post {
  /** By démarche and participant. */
  readonly addresses: Map<string, MailAddress>
  readonly mails: Map<string, MailRow>
  readonly marks: Map<WorkshopId, number>
}

/** Addresses and mails in memory; `revisionOf` tells how far a journal has come. */
export function mailStore(revisionOf: (workshop: WorkshopId) => number): MailStore {
  const post: Post = { addresses: new Map(), mails: new Map(), marks: new Map() }
  return { ...addressesIn(post), ...followingIn(post, revisionOf), ...queueIn(post) }
}

type Addresses = Pick<MailStore, 'find' | 'keep' | 'change' | 'remove' | 'confirmedIn' | 'digestsDue'>

function addressesIn({ addresses, mails }: Post): Addresses {
  const confirmed = () => [...addresses.values()].filter(({ confirmedAt }) => confirmedAt !== null)
  const dropMails = (owner: MailOwner) => {
    for (const [key, row] of mails) if (nameOf(row) === nameOf(owner)) mails.delete(key)
  }
  return {
    find: async (owner) => addresses.get(nameOf(owner)) ?? null,
    keep: async (address) => {
      dropMails(address)
      addresses.set(nameOf(address), address)
    },
    change: async (which, change) => {
      const known = addresses.get(nameOf(which))
      if (known?.nonce !== which.nonce) return false
      addresses.set(nameOf(which), { ...known, ...change })
      return true
    },
    remove: async (owner) => {
      dropMails(owner)
      addresses.delete(nameOf(owner))
    },
    confirmedIn: async (workshop) =>
      confirmed()
        .filter((one) => one.workshop === workshop)
        .toSorted((a, b) => (a.participant < b.participant ? -1 : 1)),
    digestsDue: async (now) => confirmed().filter(({ digestAt }) => digestAt !== null && digestAt <= now),
  }
}

type Following = Pick<MailStore, 'begin' | 'behind' | 'follow'>

function followingIn({ marks }: Post, revisionOf: (workshop: WorkshopId) => number): Following {
  return {
    begin: async (workshop, revision) => void (marks.has(workshop) || marks.set(workshop, revision)),
    behind: async () =>
      [...marks]
        .filter(([workshop, revision]) => revisionOf(workshop) > revision)
        .map(([workshop, revision]) => ({ workshop, revision })),
    follow: async (workshop, revision) => {
      const known = marks.get(workshop)
      if (known !== undefined) marks.set(workshop, Math.max(known, revision))
    },
  }
}

function queueIn(post: Post): Pick<MailStore, 'queue' | 'claim' | 'settle' | 'forget'> {
  const { addresses, mails, marks } = post
  return {
    queue: async (added) => {
      for (const row of added.map(mailRow)) if (!mails.has(row.key)) mails.set(row.key, row)
    },
    claim: async (now, until) => claimIn(post, now, until),
    settle: async (key, outcome) => {
      const row = mails.get(key)
      if (!row) return
      const end = 'doneAt' in outcome ? { done_at: outcome.doneAt } : { due: outcome.due }
      mails.set(key, { ...row, claimed_until: 0, ...end })
    },
    forget: async ({ askedAt, doneAt }) => {
      for (const [name, one] of addresses) {
        if (one.confirmedAt === null && one.askedAt < askedAt) addresses.delete(name)
      }
      for (const [key, row] of mails) {
        if (!addresses.has(nameOf(row)) || (row.done_at > 0 && row.done_at < doneAt)) mails.delete(key)
      }
      const followed = new Set([...addresses.values()].map(({ workshop }) => workshop))
      for (const workshop of marks.keys()) if (!followed.has(workshop)) marks.delete(workshop)
    },
  }
}

function claimIn({ addresses, mails }: Post, now: number, until: number): ClaimedMails | null {
  const isWaiting = ({ done_at: doneAt, claimed_until: claimed }: MailRow) => doneAt === 0 && claimed <= now
  const waiting = [...mails.values()].filter((row) => isWaiting(row) && addresses.has(nameOf(row)))
  const first = waiting.filter(({ due }) => due <= now).toSorted((a, b) => a.due - b.due)[0]
  const to = first && addresses.get(nameOf(first))
  if (!to) return null
  const taken = waiting
    .filter((row) => nameOf(row) === nameOf(to))
    // Further calls wait a minute to be told together: they go along with one that is due.
    .filter(({ due, kind, attempts }) => due <= now || (kind === 'mention' && attempts === 0))
    .map((row) => ({ ...row, claimed_until: until, attempts: row.attempts + 1 }))
  for (const row of taken) mails.set(row.key, row)
  return { to, mails: inOrder(taken) }
}

function nameOf({ workshop, participant }: { readonly workshop: string; readonly participant: string }): string {
  return `${workshop} ${participant}`
}
