import type { WorkshopId } from '../../shared/id.ts'
import { calledBy, type Called } from '../../shared/workshop/called.ts'
import { evolve } from '../../shared/workshop/evolve.ts'
import type { Recorded } from '../../shared/workshop/fact.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Followed, NewMail } from '../storage/mail-store.ts'
import type { Storage } from '../storage/storage.ts'

// Who is called several times within a minute is told once; who calls may still correct their words.
const restMs = 60_000

/**
 * Reads what journals have gained since they were last read, and queues a mail for whoever they call. A restart begins
 * where the last one ended; what two servers read at once has the same keys, and is queued once.
 */
export async function queueMentions(storage: Storage): Promise<void> {
  for (const followed of await storage.mail.behind()) await queueCalls(storage, followed)
}

async function queueCalls(storage: Storage, { workshop, revision }: Followed): Promise<void> {
  const news = await storage.readFacts(workshop, revision)
  const last = news.at(-1)
  if (!last) return
  // What somebody was called in before is told only by what came before: that is read when there is a call at all.
  if (news.some(({ fact }) => 'mentions' in fact)) {
    const journal = await storage.readFacts(workshop, 0)
    const readers = new Set((await storage.mail.confirmedIn(workshop)).map(({ participant }) => participant))
    const mails = mailsIn(workshop, journal, revision).filter(({ participant }) => readers.has(participant))
    await storage.mail.queue(mails)
  }
  await storage.mail.follow(workshop, last.revision)
}

function mailsIn(workshop: WorkshopId, journal: readonly Recorded[], after: number): readonly NewMail[] {
  let before: Workshop | null = null
  return journal.flatMap((recorded) => {
    const called = before && recorded.revision > after ? calledBy(before, recorded) : null
    before = evolve(before, recorded)
    return called ? mailsFor(workshop, called) : []
  })
}

function mailsFor(workshop: WorkshopId, { comment, at, participants }: Called): readonly NewMail[] {
  return participants.map((participant) => {
    const key = `mention/${workshop}/${participant}/${comment}`
    return { key, workshop, participant, kind: 'mention', about: comment, due: at + restMs }
  })
}
