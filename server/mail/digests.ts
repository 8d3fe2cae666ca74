import type { MailAddress } from '../storage/mail-store.ts'
import type { Storage } from '../storage/storage.ts'
import { nextDigestAt } from './digest-time.ts'

/** Queues the digests that are due, each once, and says when the next ones are. */
export async function queueDigests({ mail }: Storage, now: number): Promise<void> {
  for (const address of await mail.digestsDue(now)) {
    const { workshop, participant, frequency, digestAt } = address
    if (frequency !== 'never') {
      const key = `digest/${workshop}/${participant}/${digestAt}`
      await mail.queue([{ key, workshop, participant, kind: 'digest', about: null, due: now }])
    }
    await mail.change(address, { digestAt: nextDigestAt(frequency, now) })
  }
}

/** The moment that a digest tells from: where the last one ended, or where its reader was since then. */
export function laterOf(told: MailAddress['told'], seen: MailAddress['told']): MailAddress['told'] {
  if (!told || !seen) return told ?? seen
  return seen.at > told.at ? seen : told
}
